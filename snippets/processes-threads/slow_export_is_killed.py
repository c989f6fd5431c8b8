import multiprocessing


def export(pipe):
    try:
        pipe.send("A-17: half written")
        pipe.recv()  # (1)!
    finally:
        print("A-17: file closed")


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=export, args=(theirs,))
    process.start()
    theirs.close()
    print(ours.recv())

    process.join(timeout=0.2)
    if process.is_alive():  # (2)!
        process.kill()
        process.join()
    print("exit code:", process.exitcode)
