#include "store/database.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace mtavip::store {
namespace {

/// Another process may be at it; a transaction of ours takes milliseconds.
constexpr int kBusyMilliseconds = 10'000;

/// Nobody else can read what is in it; SQLite gives its other files the same mode.
Result<void, Failure> make_private_file(const std::string& path) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return fail(path + ": " + std::strerror(errno));
  ::close(file);
  return {};
}

}  // namespace

// --- Statement

Statement::Statement(const SqliteLibrary& library, sqlite3* database, std::string_view sql)
    : library_(&library), database_(database) {
  if (library.prepare(database, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr) != SQLITE_OK) {
    failure_ = library.errmsg(database);
  }
}
Statement::~Statement() {
  library_->finalize(statement_);
}
Statement::Statement(Statement&& other) noexcept
    : library_(other.library_),
      database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      bound_(other.bound_),
      failure_(std::move(other.failure_)) {}

Statement& Statement::bind(std::string_view text) {
  // A null pointer would be NULL.
  library_->bind_text(statement_, ++bound_, text.empty() ? "" : text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);  // NOLINT(performance-no-int-to-ptr)
  return *this;
}
Statement& Statement::bind(std::int64_t number) {
  library_->bind_int64(statement_, ++bound_, number);
  return *this;
}
Statement& Statement::bind(std::optional<std::int64_t> number) {
  if (number) return bind(*number);
  library_->bind_null(statement_, ++bound_);
  return *this;
}

bool Statement::step() {
  if (!failure_.empty()) return false;
  const int result = library_->step(statement_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) failure_ = library_->errmsg(database_);
  return result == SQLITE_ROW;
}

Result<void, Failure> Statement::run() {
  while (step()) {
  }
  library_->reset(statement_);
  bound_ = 0;
  if (!failure_.empty()) return fail(failure_);
  return {};
}

std::string Statement::text(int column) const {
  const auto* octets = library_->column_text(statement_, column);
  if (octets == nullptr) return {};
  return {reinterpret_cast<const char*>(octets), static_cast<std::size_t>(library_->column_bytes(statement_, column))};
}
std::int64_t Statement::number(int column) const {
  return library_->column_int64(statement_, column);
}
bool Statement::is_null(int column) const {
  return library_->column_type(statement_, column) == SQLITE_NULL;
}

// --- Database

Database::~Database() {
  if (database_ != nullptr) library_->close(database_);
}
Database::Database(Database&& other) noexcept
    : library_(other.library_), database_(std::exchange(other.database_, nullptr)) {}

Result<void, Failure> Database::run(const char* sql) {
  if (library_->exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return fail(Failure(library_->errmsg(database_)));
}

Result<std::int64_t, Failure> Database::version() {
  Statement query = prepare("PRAGMA user_version");
  if (query.step()) return query.number(0);
  return fail(query.failure());
}

Result<void, Failure> Database::migrate(std::span<const std::string_view> versions) {
  // Two processes may come upon an old file at once: the second one waits here, and finds it new.
  if (auto begun = run("BEGIN IMMEDIATE"); !begun) return begun;
  const auto have = version();
  if (!have) return fail(have.error());
  for (auto next = static_cast<std::size_t>(*have); next < versions.size(); ++next) {
    const std::string sql = std::string(versions[next]) + "; PRAGMA user_version = " + std::to_string(next + 1) + ';';
    if (auto done = run(sql.c_str()); !done) return done;
  }
  return run("COMMIT");
}

Result<Database, Failure> Database::open(const std::string& path, std::span<const std::string_view> versions,
                                         bool read_only) {
  const SqliteLibrary* library = sqlite_library();
  if (library == nullptr) return fail(Failure("SQLite (libsqlite3-0) is not installed"));
  if (!read_only) {
    if (auto made = make_private_file(path); !made) return fail(made.error());
  }
  sqlite3* handle = nullptr;
  const int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  const int opened = library->open(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(*library, handle);
  const auto failed = [&path](const Failure& why) { return fail(path + ": " + why); };
  if (opened != SQLITE_OK) return failed(handle == nullptr ? "no memory" : library->errmsg(handle));
  library->busy_timeout(handle, kBusyMilliseconds);
  const auto have = database.version();
  if (!have) return failed(have.error());
  if (*have < 0 || static_cast<std::size_t>(*have) > versions.size()) {
    return failed("it was made by a newer version of this program");
  }
  const bool is_current = static_cast<std::size_t>(*have) == versions.size();
  if (read_only) {
    if (!is_current) return failed("it is of an older version; it is brought up to date when a message is kept");
    return database;
  }
  // What is committed survives the loss of power, not only that of the process.
  if (auto set = database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"); !set)
    return failed(set.error());
  if (!is_current) {
    if (auto done = database.migrate(versions); !done) return failed(done.error());
  }
  return database;
}

}  // namespace mtavip::store
