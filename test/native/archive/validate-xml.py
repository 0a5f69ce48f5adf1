"""Validates XML documents with libxml2, the library behind xmllint. Usage: validate-xml.py SCHEMA DOCUMENT..."""
import ctypes
import sys

xml = ctypes.CDLL("libxml2.so.2")
for name in ("xmlSchemaNewParserCtxt", "xmlSchemaParse", "xmlReadFile", "xmlSchemaNewValidCtxt"):
    getattr(xml, name).restype = ctypes.c_void_p


def pointer(value):
    return ctypes.c_void_p(value)


schema = xml.xmlSchemaParse(pointer(xml.xmlSchemaNewParserCtxt(sys.argv[1].encode())))
if not schema:
    sys.exit("not a schema: " + sys.argv[1])
bad = 0
for path in sys.argv[2:]:
    document = xml.xmlReadFile(path.encode(), None, 0)
    context = xml.xmlSchemaNewValidCtxt(pointer(schema))
    if not document or xml.xmlSchemaValidateDoc(pointer(context), pointer(document)) != 0:
        print("invalid: " + path, file=sys.stderr)
        bad = 1
sys.exit(bad)
