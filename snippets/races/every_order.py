from itertools import permutations


def count_one(memory):
    seen = memory["exported"]
    yield  # (1)!
    seen = seen + 1
    yield
    memory["exported"] = seen
    yield


def run(order):
    memory = {"exported": 0}
    threads = {name: count_one(memory) for name in order}
    for name in order:
        next(threads[name])  # (2)!
    return memory["exported"]


def orders(names):
    return sorted({"".join(o) for o in permutations(names * 3)})  # (3)!


results = {order: run(order) for order in orders("AB")}
for exported in (2, 1):
    found = [order for order in results if results[order] == exported]
    print(f"exported {exported} in {len(found)} of {len(results)} orders")
    for row in range(0, len(found), 5):
        print(*found[row : row + 5])

three = [run(order) for order in orders("ABC")]
print(f"three threads: 3 in {three.count(3)} of {len(three)} orders")
