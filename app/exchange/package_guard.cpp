#include "exchange/package_guard.h"

#include "exchange/reading_limits.h"

#include <sqlite3.h>

#include <string_view>

namespace khalkha {

namespace {

thread_local PackageBudget* budgetOfThread = nullptr;

constexpr int stepsBetweenLooks = 1000;

int spend(void* budget) {
    return static_cast<PackageBudget*>(budget)->steps.fetch_sub(stepsBetweenLooks) < 0 ? 1 : 0;
}

/// Nothing that is read needs a second file or code from outside.
int authorise(
    void* /*unused*/,
    int action,
    const char* /*first*/,
    const char* second,
    const char* /*base*/,
    const char* /*by*/) {
    const bool loads =
        action == SQLITE_FUNCTION && second != nullptr && std::string_view(second) == "load_extension";
    return action == SQLITE_ATTACH || action == SQLITE_DETACH || loads ? SQLITE_DENY : SQLITE_OK;
}

int guard(sqlite3* connection, char** /*message*/, const sqlite3_api_routines* /*unused*/) {
    const char* const name = sqlite3_db_filename(connection, "main");
    const std::string_view file = name == nullptr ? "" : name;
    if (budgetOfThread == nullptr || file.empty() || file.ends_with("/proj.db")) {
        return SQLITE_OK;
    }
    const auto limit = [connection](int what, int most) { sqlite3_limit(connection, what, most); };
    limit(SQLITE_LIMIT_LENGTH, static_cast<int>(maxPackageValueBytes));
    limit(SQLITE_LIMIT_SQL_LENGTH, 1'000'000);
    limit(SQLITE_LIMIT_EXPR_DEPTH, 100);
    limit(SQLITE_LIMIT_COMPOUND_SELECT, 50);
    limit(SQLITE_LIMIT_VDBE_OP, 1'000'000);
    limit(SQLITE_LIMIT_ATTACHED, 0);
    limit(SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_set_authorizer(connection, authorise, nullptr);
    sqlite3_progress_handler(connection, stepsBetweenLooks, spend, budgetOfThread);
    return SQLITE_OK;
}

} // namespace

std::shared_ptr<PackageBudget> budgetFor(std::uintmax_t fileBytes) {
    constexpr std::int64_t least = 50'000'000; // about a second
    constexpr std::int64_t stepsPerByte = 30;
    auto budget = std::make_shared<PackageBudget>();
    budget->steps = least + stepsPerByte * static_cast<std::int64_t>(fileBytes);
    return budget;
}

GuardedConnections::GuardedConnections(PackageBudget& budget) : _outer(budgetOfThread) {
    constexpr sqlite3_int64 heapBytes = sqlite3_int64{1} << 30U;
    sqlite3_hard_heap_limit64(heapBytes);
    // Each time, since other libraries reset the list; what is in it already is not added again. The cast is
    // SQLite's own way of passing a function of another type.
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(guard));
    budgetOfThread = &budget;
}

GuardedConnections::~GuardedConnections() {
    budgetOfThread = _outer;
}

} // namespace khalkha
