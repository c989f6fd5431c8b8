import asyncio
import gc
import weakref

questions = weakref.WeakSet()  # (1)!


async def export(order):
    answer = asyncio.get_running_loop().create_future()
    questions.add(answer)
    print(f"{order}: waits for the disk")
    await answer
    print(f"{order}: PDF ready")


def request(order):
    task = asyncio.create_task(export(order))  # (2)!
    print(f"{order}: accepted as {task.get_name()}")


async def main():
    request("A-17")
    await asyncio.sleep(0)  # (3)!
    gc.collect()
    print("tasks that wait for the disk:", len(questions))
    for answer in questions:
        answer.set_result("free")
    await asyncio.sleep(0)


asyncio.run(main())
