import multiprocessing


def export(results, exported):
    results.put(b"P" * 1_000_000)  # (1)!
    exported.set()


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    results, exported = spawn.Queue(), spawn.Event()
    process = spawn.Process(target=export, args=(results, exported))
    process.start()
    exported.wait()
    process.join(timeout=0.5)  # (2)!
    print("nobody has read, still there:", process.is_alive())
    pdf = results.get()
    process.join()
    print(f"{len(pdf)} bytes read, still there:", process.is_alive())
