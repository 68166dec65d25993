"""Which blocks of an entry are open to its entity: what a page offers and what a save refuses ask the same."""

from compliance.choices import Achievement, Block, EntryStatus
from compliance.entries.access import AnyEntry
from compliance.entries.completeness import gaps, open_observations

EDITABLE = frozenset({EntryStatus.DRAFT, EntryStatus.READY, EntryStatus.RETURNED})


def observed_blocks(entry: AnyEntry) -> frozenset[Block]:
    """The blocks that a return opens; all of them where nothing was observed."""
    return frozenset(Block(one.block) for one in open_observations(entry)) or frozenset(Block)


def is_block_open(entry: AnyEntry, block: Block, status: Achievement | None = None) -> bool:
    """Whether a block may be edited: all of a new entry; of a returned one what was observed, and what became
    incomplete by a correction."""
    if entry.status not in EDITABLE:
        return False
    if block in observed_blocks(entry):
        return True
    return block in {gap.block for gap in gaps(entry, status) if gap.blocks_sending}
