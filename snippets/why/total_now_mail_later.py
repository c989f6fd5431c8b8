import queue
import threading

mails = queue.Queue()


def send_mail(order):
    raise ConnectionError(f"{order}: mail server is down")


def buy_inline(order, prices):
    total = sum(prices)
    send_mail(order)  # (1)!
    return total


def buy(order, prices):
    total = sum(prices)  # (2)!
    mails.put(order)
    return total


def worker():
    while order := mails.get():
        try:
            send_mail(order)
        except ConnectionError as error:
            print("worker:", error)  # (3)!


try:
    print("inline total:", buy_inline("A-17", [20, 22]))
except ConnectionError as error:
    print("inline error:", error)

print("total:", buy("A-18", [20, 22]))
background = threading.Thread(target=worker)
background.start()
mails.put(None)
background.join()
