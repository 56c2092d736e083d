// Expat, loaded with the first document: a client that is told nothing in XML does not pay for it
// (docs/decisions/0015).
#pragma once

#include <expat.h>

namespace mtavip::xml {

/// The functions that we use, by Expat's own names and declarations.
struct ExpatLibrary {
  decltype(&::XML_ParserCreateNS) create = nullptr;
  decltype(&::XML_ParserFree) free = nullptr;
  decltype(&::XML_SetUserData) set_user_data = nullptr;
  decltype(&::XML_SetElementHandler) set_element_handler = nullptr;
  decltype(&::XML_SetCharacterDataHandler) set_character_data_handler = nullptr;
  decltype(&::XML_SetStartDoctypeDeclHandler) set_doctype_handler = nullptr;
  decltype(&::XML_Parse) parse = nullptr;
  decltype(&::XML_StopParser) stop = nullptr;
  decltype(&::XML_GetCurrentByteIndex) position = nullptr;
};

/// Null where the library is missing.
[[nodiscard]] const ExpatLibrary* expat_library();

}  // namespace mtavip::xml
