import multiprocessing

exported = 0


def export(method):
    global exported
    seen = exported
    exported += 1
    print(f"{method}: the child sees {seen}, leaves {exported}")


if __name__ == "__main__":
    exported = 16  # (1)!
    for method in sorted(multiprocessing.get_all_start_methods()):  # (2)!
        context = multiprocessing.get_context(method)
        process = context.Process(target=export, args=(method,))
        process.start()
        process.join()
        print(f"{method}: the parent still has {exported}")
