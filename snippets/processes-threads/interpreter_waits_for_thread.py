import threading


def export(order):
    threading.main_thread().join()  # (1)!
    print(f"{order}: PDF ready")


thread = threading.Thread(target=export, args=("A-17",))
thread.start()
print("main: last line")  # (2)!
