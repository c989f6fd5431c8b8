import socket

worker = socket.socket()  # (1)!
worker.bind(("127.0.0.1", 0))


def request(order):
    try:
        with socket.create_connection(worker.getsockname()) as line:
            line.sendall(order.encode())
            print(f"web: {order} handed over")
    except ConnectionRefusedError:
        print(f"web: {order} lost, no worker yet")


request("A-17")
worker.listen()  # (2)!
print("worker: ready")
request("A-18")
line, _ = worker.accept()
with worker, line:
    print("worker: received", line.recv(100).decode())
