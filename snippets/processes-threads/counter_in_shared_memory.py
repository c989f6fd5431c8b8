import multiprocessing


def export(exported):
    with exported.get_lock():  # (1)!
        exported.value += 1


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    exported = spawn.Value("i", 0)  # (2)!
    arguments = {"target": export, "args": (exported,)}
    workers = [spawn.Process(**arguments) for _ in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    print("exported, seen by the parent:", exported.value)
