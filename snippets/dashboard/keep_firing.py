AGES = (310, 320, 330, 290) * 4 + (280,) * 8  # seconds, minute by minute


def alerts(wait, keep):
    since = quiet = None
    firing, fired = False, 0
    for minute, age in enumerate(AGES):
        if age > 300:
            since, quiet = minute if since is None else since, None
            if not firing and minute - since >= wait:
                firing, fired = True, fired + 1
        else:
            quiet = minute if quiet is None else quiet
            if not firing or minute - quiet >= keep:  # (1)!
                firing, since = False, None
    return fired


for wait, keep in ((2, 0), (5, 0), (2, 5)):
    print(f"for {wait}m, keep_firing_for {keep}m: fires {alerts(wait, keep)}")
