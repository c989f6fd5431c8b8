def decide(curable, needed_now, must_survive, seconds, grace=30):  # (1)!
    if curable:
        return "no job: cure the cause"
    if needed_now:
        return "no job: in the request, with a time limit"
    if must_survive:
        return "job: in a queue that outlives the program"
    if seconds > grace:
        return "job: in a queue, or each deploy cuts it"
    return "job: in the same program, where it may be lost"


cases = {
    "list without an index": (True, True, False, 4),
    "charge the card": (False, True, True, 2),
    "PDF of A-17": (False, False, True, 8),
    "rebuild the search": (False, False, False, 600),
    "refresh a cache": (False, False, False, 2),
}
answers = {case: decide(*facts) for case, facts in cases.items()}
for case, answer in answers.items():
    print(f"{case}\n  {answer}")
print("different answers:", len(set(answers.values())))  # (2)!
