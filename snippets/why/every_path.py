from itertools import product

TREE = {
    "can it be cured?": {"yes": "cure the cause", "no": "needed now?"},
    "needed now?": {"yes": "in the request", "no": "must it survive?"},
    "must it survive?": {"yes": "in a queue", "no": "past the deadline?"},
    "past the deadline?": {"yes": "in a queue", "no": "in the same program"},
}


def ask(answers, at="can it be cured?"):  # (1)!
    for answer in answers:
        if at in TREE:
            at = TREE[at][answer]
    return at


for question, branches in TREE.items():
    for answer, after in branches.items():
        print(f"{question} {answer}: {after}")
ends = {ask(answers) for answers in product(("yes", "no"), repeat=4)}
print("ends:", len(ends), "still a question:", len(ends & TREE.keys()))  # (2)!
