#include "store/sqlite_library.h"

#include <dlfcn.h>

namespace mtavip::store {
namespace {

template <class Function>
bool find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(handle, name));
  return function != nullptr;
}

struct Loaded {
  SqliteLibrary library;
  bool complete = false;

  Loaded() {
    void* handle = dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return;
    complete =
        find(handle, "sqlite3_open_v2", library.open) && find(handle, "sqlite3_close_v2", library.close) &&
        find(handle, "sqlite3_exec", library.exec) && find(handle, "sqlite3_busy_timeout", library.busy_timeout) &&
        find(handle, "sqlite3_errmsg", library.errmsg) && find(handle, "sqlite3_prepare_v2", library.prepare) &&
        find(handle, "sqlite3_finalize", library.finalize) && find(handle, "sqlite3_step", library.step) &&
        find(handle, "sqlite3_reset", library.reset) && find(handle, "sqlite3_bind_int64", library.bind_int64) &&
        find(handle, "sqlite3_bind_null", library.bind_null) && find(handle, "sqlite3_bind_text", library.bind_text) &&
        find(handle, "sqlite3_column_int64", library.column_int64) &&
        find(handle, "sqlite3_column_text", library.column_text) &&
        find(handle, "sqlite3_column_bytes", library.column_bytes) &&
        find(handle, "sqlite3_column_type", library.column_type) && find(handle, "sqlite3_changes", library.changes);
  }
};

}  // namespace

const SqliteLibrary* sqlite_library() {
  static const Loaded kLoaded;
  return kLoaded.complete ? &kLoaded.library : nullptr;
}

}  // namespace mtavip::store
