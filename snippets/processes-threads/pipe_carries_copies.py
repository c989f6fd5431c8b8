import multiprocessing


def export(pipe):
    order = pipe.recv()
    order["file"] = f"{order['id']}.pdf"
    pipe.send(order)


if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()  # (1)!
    process = spawn.Process(target=export, args=(theirs,))
    process.start()
    theirs.close()  # (2)!

    order = {"id": "A-17", "file": None}
    ours.send(order)  # (3)!
    answer = ours.recv()
    process.join()
    print("answer:", answer)
    print("ours:  ", order)
