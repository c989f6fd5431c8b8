import threading


class Account:
    def __init__(self, number, cents):
        self.number = number
        self.cents = cents
        self.lock = threading.RLock()  # (1)!


def in_order(source, target):
    return sorted((source, target), key=lambda account: account.number)


def transfer(cents, source, target):
    first, second = in_order(source, target)
    with first.lock, second.lock:
        if source.cents < cents:  # (2)!
            return False
        source.cents -= cents
        target.cents += cents
        return True


def many(source, target):
    for _ in range(1000):
        transfer(1, source, target)


shop, supplier = Account(1, 5000), Account(2, 5000)
pairs = [(shop, supplier), (supplier, shop), (shop, shop)]
threads = [threading.Thread(target=many, args=pair) for pair in pairs]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for pair in pairs:
    print("locks:", *[account.number for account in in_order(*pair)])
print("shop:", shop.cents, "supplier:", supplier.cents)
print("refused:", not transfer(9999, shop, supplier))
