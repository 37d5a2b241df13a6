from foedus.lexicon import compiled
from foedus.lexicon.groupings import load_groupings
from foedus.lexicon.officials import load_officials


def test_cache_gives_what_the_files_give(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fresh = compiled.load_compiled()
    assert list(tmp_path.rglob("actors-*.json"))
    assert compiled.load_compiled() == fresh == (load_officials(), load_groupings())


def test_broken_cache_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = compiled.load_compiled()
    [path] = tmp_path.rglob("actors-*.json")
    path.write_text("[[], {")
    assert compiled.load_compiled() == first
    path.write_text("[1, 2]")
    assert compiled.load_compiled() == first


def test_unwritable_cache_is_done_without(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert compiled.load_compiled()[1] == load_groupings()
