import multiprocessing

print("this file runs as", __name__)


def export():
    print("A-17: PDF ready")


if __name__ == "__main__":  # (1)!
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=export)
    process.start()
    process.join()
