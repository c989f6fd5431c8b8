import threading

exported = 0
both_have_read = threading.Barrier(2)


def count_one():
    global exported
    seen = exported
    both_have_read.wait()  # (1)!
    exported = seen + 1


threads = [threading.Thread(target=count_one) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("exported:", exported)
