"""Validates documents against JSON Schemas, independently of the code that wrote both.

Reads a JSON object {"schemas": {name: schema}, "cases": [{"schema": name, "yaml": text}]} from standard
input, and prints for each case one line: nothing if the document is accepted, or else why not.
"""

import json
import re
import sys

import yaml
from jsonschema import Draft202012Validator


class CoreLoader(yaml.SafeLoader):
    """Scalars by the core schema of YAML 1.2, as editors read them."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    (
        "float",
        r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
        list("-+.0123456789"),
    ),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def main():
    request = json.load(sys.stdin)
    validators = {}
    for name, schema in request["schemas"].items():
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
    for case in request["cases"]:
        document = yaml.load(case["yaml"], Loader=CoreLoader)
        error = next(validators[case["schema"]].iter_errors(document), None)
        print("" if error is None else f"{error.json_path}: {error.message}"[:300].replace("\n", " "))


main()
