"""One file a concern. A check is a function that returns problems, each a sentence with its place."""
