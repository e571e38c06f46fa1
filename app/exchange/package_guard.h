#pragma once
// Every connection that SQLite opens to a GeoPackage of a user, ours and GDAL's: limits, and an end to long
// work.

#include <atomic>
#include <cstdint>
#include <memory>

struct sqlite3;

namespace khalkha {

/// Steps of SQLite's machine that may still be done for a file; a count, so that the same file ends at the
/// same place everywhere.
struct PackageBudget {
    std::atomic<std::int64_t> steps;
};
/// Enough to read a file of this size several times.
[[nodiscard]] std::shared_ptr<PackageBudget> budgetFor(std::uintmax_t fileBytes);

/// While it lives, connections that this thread opens (but to PROJ's database) are held to the limits. The
/// budget must outlive the connections.
class GuardedConnections {
public:
    explicit GuardedConnections(PackageBudget& budget);
    ~GuardedConnections();
    GuardedConnections(const GuardedConnections&) = delete;
    GuardedConnections& operator=(const GuardedConnections&) = delete;
    GuardedConnections(GuardedConnections&&) = delete;
    GuardedConnections& operator=(GuardedConnections&&) = delete;

private:
    PackageBudget* _outer;
};

} // namespace khalkha
