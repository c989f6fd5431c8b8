import asyncio
import inspect


async def export(order):
    raise OSError(f"{order}: disk full")


async def deaf(function, *arguments):
    try:
        function(*arguments)
        print("deaf: no error")
    except OSError as error:
        print("deaf:", error)


async def attentive(function, *arguments):
    try:
        result = function(*arguments)
        if inspect.isawaitable(result):
            await result  # (1)!
        print("attentive: no error")
    except OSError as error:
        print("attentive:", error)


async def main():
    await deaf(export, "A-17")
    await attentive(export, "A-17")


asyncio.run(main())
