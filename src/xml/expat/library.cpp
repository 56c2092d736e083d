#include "xml/expat/library.h"

#include <dlfcn.h>

namespace mtavip::xml {
namespace {

template <class Function>
bool find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(handle, name));
  return function != nullptr;
}

struct Loaded {
  ExpatLibrary library;
  bool complete = false;

  Loaded() {
    void* handle = dlopen("libexpat.so.1", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return;
    complete = find(handle, "XML_ParserCreateNS", library.create) && find(handle, "XML_ParserFree", library.free) &&
               find(handle, "XML_SetUserData", library.set_user_data) &&
               find(handle, "XML_SetElementHandler", library.set_element_handler) &&
               find(handle, "XML_SetCharacterDataHandler", library.set_character_data_handler) &&
               find(handle, "XML_SetStartDoctypeDeclHandler", library.set_doctype_handler) &&
               find(handle, "XML_Parse", library.parse) && find(handle, "XML_StopParser", library.stop) &&
               find(handle, "XML_GetCurrentByteIndex", library.position);
  }
};

}  // namespace

const ExpatLibrary* expat_library() {
  static const Loaded kLoaded;
  return kLoaded.complete ? &kLoaded.library : nullptr;
}

}  // namespace mtavip::xml
