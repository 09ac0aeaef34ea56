"""Sentences of a help page that say nothing about behaviour, so that nothing needs to prove them."""

from random import Random

SLOTS = {
    "role": ["administrator", "team lead", "service desk", "hiring manager", "auditor", "planner"],
    "person": ["Ana", "Bo", "Chidi", "Dana", "Emre", "Farah", "Goran", "Hana", "Ines", "Jun"],
    "thing": ["title", "department", "phone number", "display name", "cost centre", "office"],
    "list": ["the staff list", "the contact card", "a report", "the queue view", "an invoice"],
    "where": ["in the admin view", "on the profile page", "under People", "in the daily report"],
    "when": ["on Monday", "in the evening", "before the audit", "after lunch", "this week"],
    "why": ["names are spelled in two ways", "an old list is still in use", "a form was copied",
            "two offices share one number", "a colleague took over the desk"],
    "code": ["userName", "title", "department", "phoneNumbers", "displayName", "manager"],
}  # fmt: skip

PATTERNS = [
    "The {role} looks at the {thing} {where}, and asks {person} if something is unclear there.",
    "People notice it first {where}, because {list} shows the {thing} in large letters.",
    "Often the reason is simple: {why}, and nobody told the {role} about it {when}.",
    "**A short example.** {person} finds another {thing} {where} and writes to the {role} {when}.",
    "Compare the {thing} with {list} before you call anybody, since {why} more often than one thinks.",
    "The value stands in `{code}`, which the {role} can read {where} without asking {person}.",
    "Ask {person} for the ticket number, and note the time, the place and the {thing} that you saw.",
    "It does *not* matter who opened {list} {when}; looking at a page changes nothing at all.",
    "If {why}, tell the {role}, who has a checklist for this case and an hour for it {when}.",
    "A picture helps the {role} more than a long description of the {thing} {where} would.",
    "{person} and the {role} agreed {when} that the {thing} is worth a look in {list}.",
    "In large teams {why}, so the {role} reads {list} {when} and marks what looks odd.",
    "Read `{code}` as the directory names it, and compare letter by letter, spaces included.",
    "What {person} calls the {thing} may be called `{code}` {where}, which confuses newcomers.",
    "Nothing is lost if you wait {when}: the {role} can see the {thing} in {list} later.",
]

TASKS = [
    "Open {list} and look for the {thing} of {person}.",
    "Write down what you see {where}, with the time.",
    "Send it to the {role} {when}, with the name `{code}`.",
    "Check with {person} whether {why}.",
]

QUESTIONS = [
    "Why does the {thing} of {person} look different {where}?",
    "Where does {list} get the {thing} of {person} from?",
    "Can the {role} correct the {thing} of {person} {where}?",
    "What should {person} do if the {thing} is wrong in {list}?",
    "Who may change the {thing} that {person} sees {where}?",
    "How long does the {thing} of {person} stay in {list}?",
]


class Prose:
    """Sentences drawn from a generator of random numbers."""

    def __init__(self, random: Random):
        self.random = random

    def sentences(self, count: int) -> str:
        return "\n".join(map(self.filled, self.random.sample(PATTERNS, count)))

    def tasks(self) -> str:
        return "\n".join(f"- {self.filled(task)}" for task in TASKS)

    def question(self) -> str:
        return self.filled(self.random.choice(QUESTIONS))

    def filled(self, pattern: str) -> str:
        return pattern.format_map(self)

    def __getitem__(self, slot: str) -> str:
        return self.random.choice(SLOTS[slot])
