import multiprocessing
import pickle

if __name__ == "__main__":
    for method in ("fork", "spawn"):  # (1)!
        context = multiprocessing.get_context(method)
        process = context.Process(target=lambda: print("A-17: PDF ready"))
        try:
            process.start()
            process.join()
        except pickle.PicklingError as error:
            print(f"{method}: {type(error).__name__}: {error}")  # (2)!
