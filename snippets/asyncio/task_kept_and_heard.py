import asyncio
import gc
import weakref

questions = weakref.WeakSet()
running = set()


async def export(order):
    answer = asyncio.get_running_loop().create_future()
    questions.add(answer)
    print(f"{order}: waits for the disk")
    await answer
    if order == "A-18":
        raise OSError("disk full")
    print(f"{order}: PDF ready")


def ended(task):
    running.discard(task)  # (1)!
    if not task.cancelled() and (error := task.exception()):  # (2)!
        print(f"{task.get_name()}: {error!r}")


def in_background(coroutine, name):
    task = asyncio.create_task(coroutine, name=name)
    running.add(task)  # (3)!
    task.add_done_callback(ended)


async def main():
    for order in ("A-17", "A-18"):
        in_background(export(order), name=order)
    await asyncio.sleep(0)
    gc.collect()
    print("tasks that wait for the disk:", len(questions))
    for answer in list(questions):
        answer.set_result("free")
    await asyncio.wait(running)  # (4)!
    print("still held:", len(running))


asyncio.run(main())
