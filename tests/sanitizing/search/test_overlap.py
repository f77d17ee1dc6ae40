from transform.sanitizing.rules import all_rules
from transform.sanitizing.search.overlap import without_overlap
from transform.sanitizing.search.searching import Hit

RULE = all_rules()[0]


def test_of_hits_that_overlap_the_longer_stays():
    hits = [Hit(0, 5, RULE), Hit(3, 12, RULE), Hit(12, 14, RULE), Hit(4, 6, RULE)]
    assert [(hit.start, hit.end) for hit in without_overlap(hits)] == [(3, 12), (12, 14)]
