// A SQLite database of ours: opened for this user alone, brought to the newest schema, every change on the disk before
// it counts as done.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/sqlite_library.h"

namespace mtavip::store {

/// A sentence for people: what could not be done, and why.
using Failure = std::string;

/// One SQL statement, ready to be run; ends with its Database.
class Statement {
 public:
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  /// Parameters in their order.
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind(std::optional<std::int64_t> number);
  /// Whether there is a row now; false at the end, or where it failed.
  bool step();
  /// Runs it to its end.
  Result<void, Failure> run();
  [[nodiscard]] const Failure& failure() const { return failure_; }
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  friend class Database;
  Statement(const SqliteLibrary& library, sqlite3* database, std::string_view sql);

  const SqliteLibrary* library_;
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
  Failure failure_;
};

class Database {
 public:
  /// `versions`: the statements that lead from each version of the schema to the next one; a new file begins before the
  /// first. Where `read_only`, a file that is missing or has another version is an error.
  static Result<Database, Failure> open(const std::string& path, std::span<const std::string_view> versions,
                                        bool read_only = false);
  ~Database();
  Database(Database&& other) noexcept;
  Database& operator=(Database&&) = delete;

  [[nodiscard]] Statement prepare(std::string_view sql) { return {*library_, database_, sql}; }
  Result<void, Failure> run(const char* sql);
  /// Rows that the last statement has changed.
  [[nodiscard]] int changes() const { return library_->changes(database_); }

 private:
  Database(const SqliteLibrary& library, sqlite3* database) : library_(&library), database_(database) {}
  Result<void, Failure> migrate(std::span<const std::string_view> versions);
  Result<std::int64_t, Failure> version();

  const SqliteLibrary* library_;
  sqlite3* database_;
};

}  // namespace mtavip::store
