"""What `forum leaks` does: plants posts in every state, and looks who meets words not for them.

Everything here works on a scratch database that is thrown away afterwards: it plants rows past
every rule, which nobody may do to real data.

- table: for whom each planted text is, and what each reader belongs to
- planting, world: the rows, first those that others see traces of, then those that nobody may
- visiting: a browser for each reader, and every address of the program
- looking: what each reader met that is not for them, and what changed for them
"""

from forum.leaks.looking import Findings, look
from forum.leaks.scene import plant_hidden, plant_shown
from forum.leaks.world import World

__all__ = ["Findings", "World", "look", "plant_hidden", "plant_shown"]
