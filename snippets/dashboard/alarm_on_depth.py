from mini_queue.metrics import measure
from mini_queue.queue import Queue

clock = [0.0]
queue = Queue(":memory:", lambda: clock[0])
for _ in range(40):
    queue.put("pdf")
alarm, fired, oldest = False, 0, 0.0
for clock[0] in range(0, 720, 10):
    minute = clock[0] // 60
    if clock[0] % 60 == 0:
        now = measure(queue, workers=4)
        oldest = max(oldest, now.oldest)
        if alarm != (now.depth > 40):  # (1)!
            alarm = not alarm
            fired += alarm
            print(f"minute {minute}:", "fires" if alarm else "resolved")
    for _ in range(1 if minute % 2 else 3):
        queue.put("pdf")
    for _ in range(2):
        queue.ack(queue.claim(lease=30))
print("alerts:", fired)
print("promise of 300 s kept:", oldest <= 300)
