from transform.javascript.bindings import BindingReader


def test_a_text_is_read_once():
    reader = BindingReader()
    assert reader.read("{{Orders.data}}") is reader.read("{{Orders.data}}")
    (binding,) = reader.read("x {{Orders.data}}")
    assert binding.script.references[0].path == ("data",)
