// GeoPackages: what SQL is in them does not run, and nothing is written.

#include "package_fixture.h"

#include "exchange/package_guard.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <set>

using namespace khalkha;
using namespace khalkha::test;
namespace fs = std::filesystem;

namespace {

class Database {
public:
    explicit Database(const fs::path& path) {
        REQUIRE(sqlite3_open(path.c_str(), &_connection) == SQLITE_OK);
    }
    ~Database() { sqlite3_close(_connection); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    Database(Database&&) = delete;
    Database& operator=(Database&&) = delete;
    void run(const std::string& sql) const {
        char* message = nullptr;
        const int code = sqlite3_exec(_connection, sql.c_str(), nullptr, nullptr, &message);
        INFO(sql);
        INFO((message == nullptr ? "" : message));
        REQUIRE(code == SQLITE_OK);
    }
    [[nodiscard]] int codeOf(const std::string& sql) const {
        return sqlite3_exec(_connection, sql.c_str(), nullptr, nullptr, nullptr);
    }

private:
    sqlite3* _connection = nullptr;
};

/// A sound package in a folder of its own.
class PackageFolder : public TemporaryFolder {
public:
    PackageFolder() {
        const CampaignFolder layers;
        packageOf(layers, file(), true);
    }
    [[nodiscard]] fs::path file() const { return path() / "c.gpkg"; }
};

/// Names and bytes of all that is in a folder.
std::map<std::string, std::string> contentOf(const TemporaryFolder& folder) {
    std::map<std::string, std::string> content;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path())) {
        const std::string name = entry.path().filename().string();
        content[name] = folder.read(name);
    }
    return content;
}

const char* const endless =
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) AS id FROM c";

bool hasError(const std::vector<Finding>& findings, const std::string& layer, const std::string& says) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.severity == Severity::error && finding.error.where.layer == layer &&
               finding.error.what.find(says) != std::string::npos;
    });
}

std::string listContents(const std::string& name) {
    return "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('" + name +
           "', 'attributes', '" + name + "');";
}

} // namespace

TEST_CASE("a view in the place of a layer is not run, whatever it is called and whether it is listed") {
    for (const bool listed : {true, false}) {
        for (const char* const name : {"remarks", "v", "REMARKS"}) {
            CAPTURE(name);
            const PackageFolder folder;
            {
                const Database database(folder.file());
                database.run("DELETE FROM gpkg_contents WHERE table_name = 'remarks'; DROP TABLE remarks;");
                database.run(
                    std::string("CREATE VIEW ") + name + " AS " + endless + ";" +
                    (listed ? listContents(name) : ""));
            }
            const Campaign campaign = readCampaign(folder.file(), {});
            INFO(listing(campaign.findings));
            CHECK(hasError(campaign.findings, "remarks", "view") == (name != std::string("v")));
            CHECK(campaign.chronicle->events.size() == 2);
            (void)checkPath(folder.file(), {});
        }
    }
    const TemporaryFolder folder;
    const CampaignFolder layers;
    packageOf(layers, folder.path() / "c.gpkg", true);
    Database(folder.path() / "c.gpkg")
        .run("ALTER TABLE manifest RENAME TO m; ALTER TABLE sources RENAME TO s;");
    (void)checkPath(folder.path() / "c.gpkg", {});
}

TEST_CASE("generated columns and virtual tables leave their layer out") {
    const PackageFolder folder;
    {
        const Database database(folder.file());
        database.run("ALTER TABLE events ADD COLUMN note TEXT AS (hex(zeroblob(400000000)));");
        database.run(
            "DROP TABLE remarks; CREATE VIRTUAL TABLE remarks USING fts4(id, topic, text_en, sources);");
    }
    const Campaign campaign = readCampaign(folder.file(), {});
    INFO(listing(campaign.findings));
    CHECK(hasError(campaign.findings, "events", "generated"));
    CHECK(hasError(campaign.findings, "remarks", "virtual"));
    CHECK(campaign.chronicle->places.size() == 3);
    // Layers of no campaign: check looks at each.
    const PackageFolder other;
    {
        const Database database(other.file());
        database.run("DROP TABLE manifest; DROP TABLE sources;");
        database.run("CREATE TABLE t (fid INTEGER PRIMARY KEY, g TEXT AS (hex(zeroblob(1000))) VIRTUAL);");
        database.run("INSERT INTO t (fid) VALUES (1);" + listContents("t"));
    }
    (void)checkPath(other.file(), {});
}

TEST_CASE("a virtual table is known by its statement, however that is written") {
    for (const char* const statement :
         {"create/**/virtual table remarks using fts4(id, topic, text_en, sources)",
          "CREATE -- x\n VIRTUAL\tTABLE remarks USING fts4(id, topic, text_en, sources)"}) {
        CAPTURE(statement);
        const PackageFolder folder;
        {
            const Database database(folder.file());
            database.run(
                "DROP TABLE remarks; CREATE VIRTUAL TABLE remarks USING fts4(id, topic, text_en, sources);");
            database.run("PRAGMA writable_schema = ON");
            database.run(
                std::string("UPDATE sqlite_master SET sql = '") + statement +
                "' WHERE name = 'remarks' AND type = 'table'");
        }
        const Campaign campaign = readCampaign(folder.file(), {});
        INFO(listing(campaign.findings));
        CHECK(hasError(campaign.findings, "remarks", "virtual"));
    }
}

TEST_CASE("tables that are larger or otherwise made than a layer may be leave out only themselves") {
    const PackageFolder folder;
    {
        const Database database(folder.file());
        std::string wide = "DROP TABLE remarks; CREATE TABLE remarks (fid INTEGER PRIMARY KEY, id TEXT";
        for (int i = 0; i < 1500; ++i) {
            wide += ", c" + std::to_string(i) + " TEXT";
        }
        database.run(wide + ")");
        database.run("CREATE TABLE copy AS SELECT * FROM events; DROP TABLE events;");
        database.run("CREATE TABLE events (id TEXT PRIMARY KEY, title_en TEXT) WITHOUT ROWID;");
    }
    const Campaign campaign = readCampaign(folder.file(), {});
    INFO(listing(campaign.findings));
    CHECK(hasError(campaign.findings, "remarks", "fields"));
    CHECK(hasError(campaign.findings, "events", "WITHOUT ROWID"));
    CHECK(campaign.chronicle->places.size() == 3);
}

TEST_CASE("bytes in a column of text or numbers") {
    const PackageFolder folder;
    Database(folder.file()).run("UPDATE remarks SET text_en = x'48610061' WHERE rowid = 1;");
    const Campaign campaign = readCampaign(folder.file(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.field == "text_en");
    CHECK(campaign.findings[0].error.what.find("BLOB") != std::string::npos);
}

TEST_CASE("triggers, expressions of indexes and styles of QGIS are no hindrance") {
    const PackageFolder folder;
    {
        const Database database(folder.file());
        database.run(
            "CREATE TRIGGER boom AFTER INSERT ON events BEGIN SELECT hex(zeroblob(400000000)); END;");
        database.run("CREATE INDEX odd ON remarks (length(id) * 2);");
        database.run("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_name TEXT, styleQML TEXT);");
        database.run(
            "INSERT INTO layer_styles VALUES (1, 'events', '<qgis/>');" + listContents("layer_styles"));
    }
    const Campaign campaign = readCampaign(folder.file(), {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
}

TEST_CASE("tables of the package itself that are none") {
    for (const char* const sql :
         {"ALTER TABLE gpkg_contents RENAME TO x; CREATE VIEW gpkg_contents AS SELECT * FROM x;",
          "CREATE VIEW gpkg_metadata AS SELECT 1;",
          "CREATE VIRTUAL TABLE rtree_remarks_geom USING fts4(id);",
          "CREATE VIRTUAL TABLE \"rtree_ using rtree (\" USING fts4(id);",
          "ALTER TABLE gpkg_contents ADD COLUMN more TEXT AS (hex(zeroblob(1000)));",
          "DROP TABLE gpkg_contents;"}) {
        CAPTURE(sql);
        const PackageFolder folder;
        Database(folder.file()).run(sql);
        const std::vector<Finding> findings = checkPath(folder.file(), {});
        INFO(listing(findings));
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].error.where.file == folder.file().string());
        CHECK_FALSE(findings[0].error.hint.empty());
    }
}

TEST_CASE("names without end, the same layer twice, tiles only") {
    const PackageFolder folder;
    Database(folder.file())
        .run("CREATE TABLE \"" + std::string(16'384, 'n') + "\" (fid INTEGER PRIMARY KEY);");
    std::vector<Finding> findings = checkPath(folder.file(), {});
    INFO(listing(findings).substr(0, 500));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].error.what.find("16384 bytes") != std::string::npos);

    const PackageFolder twice;
    Database(twice.file()).run(listContents("EVENTS"));
    const Campaign campaign = readCampaign(twice.file(), {});
    INFO(listing(campaign.findings));
    CHECK(hasError(campaign.findings, "events", "twice"));
    CHECK(campaign.chronicle->events.size() == 2);

    const PackageFolder tiles;
    Database(tiles.file()).run("UPDATE gpkg_contents SET data_type = 'tiles';");
    findings = checkPath(tiles.file(), {});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].error.what.find("tiles") != std::string::npos);
}

TEST_CASE("a NUL within a text of a GeoPackage") {
    const PackageFolder folder;
    Database(folder.file())
        .run("UPDATE events SET title_en = CAST(x'414200434400' AS TEXT) WHERE id = 'EV-1';");
    const Campaign campaign = readCampaign(folder.file(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.feature == "EV-1");
    CHECK(campaign.findings[0].error.where.field == "title_en");
    CHECK(campaign.chronicle->events.size() == 1);
}

TEST_CASE("what another program has written to the log is read, and nothing is touched") {
    const PackageFolder folder;
    const Database editor(folder.file());
    editor.run("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;");
    editor.run("UPDATE events SET title_en = 'Changed' WHERE id = 'EV-1';");
    editor.run("BEGIN; UPDATE events SET title_en = 'Not yet' WHERE id = 'EV-2';");
    const auto titleOf = [](const Campaign& campaign, const char* id) {
        const Event* const event = campaign.chronicle->event(id);
        return event == nullptr ? std::string() : event->title.in(Language::en);
    };
    const std::map<std::string, std::string> before = contentOf(folder);
    REQUIRE(before.contains("c.gpkg-wal"));
    const Campaign live = readCampaign(folder.file(), {});
    INFO(listing(live.findings));
    CHECK(live.findings.empty());
    CHECK(titleOf(live, "EV-1") == "Changed");
    CHECK(titleOf(live, "EV-2") == "Crossing");
    CHECK(checkPath(folder.file(), {}).empty());
    CHECK((contentOf(folder) == before));
    // As a program that was killed leaves it: no memory of the log.
    const TemporaryFolder killed;
    killed.write("c.gpkg", folder.read("c.gpkg"));
    killed.write("c.gpkg-wal", folder.read("c.gpkg-wal"));
    const std::map<std::string, std::string> left = contentOf(killed);
    CHECK(titleOf(readCampaign(killed.path() / "c.gpkg", {}), "EV-1") == "Changed");
    CHECK((contentOf(killed) == left));
    // Without the log, but marked for one.
    const TemporaryFolder alone;
    alone.write("c.gpkg", folder.read("c.gpkg"));
    CHECK(titleOf(readCampaign(alone.path() / "c.gpkg", {}), "EV-1") == "Declaration");
    CHECK(contentOf(alone).size() == 1);
}

TEST_CASE("a write that was broken off is undone in the copy alone") {
    const PackageFolder folder;
    const TemporaryFolder killed;
    {
        const Database editor(folder.file());
        editor.run("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1;");
        editor.run("BEGIN; UPDATE events SET title_en = 'Half', summary_en = hex(zeroblob(200000));");
        killed.write("c.gpkg", folder.read("c.gpkg"));
        killed.write("c.gpkg-journal", folder.read("c.gpkg-journal"));
        editor.run("ROLLBACK");
    }
    REQUIRE(killed.read("c.gpkg-journal").size() > 512);
    const std::map<std::string, std::string> left = contentOf(killed);
    const Campaign campaign = readCampaign(killed.path() / "c.gpkg", {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
    CHECK(campaign.chronicle->event("EV-1")->title.in(Language::en) == "Declaration");
    CHECK((contentOf(killed) == left));

    // SQLite would look for the journal that this one names, and delete it.
    killed.write("precious.txt", "precious");
    const std::string name = (killed.path() / "precious.txt").string();
    unsigned sum = 0;
    for (const char c : name) {
        sum += static_cast<unsigned char>(c);
    }
    const auto bigEndian = [](unsigned value) {
        std::string bytes;
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
        }
        return bytes;
    };
    killed.write(
        "c.gpkg-journal",
        killed.read("c.gpkg-journal") + bigEndian(262'145) + name +
            bigEndian(static_cast<unsigned>(name.size())) + bigEndian(sum) +
            "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7");
    const std::map<std::string, std::string> naming = contentOf(killed);
    const Campaign refused = readCampaign(killed.path() / "c.gpkg", {});
    INFO(listing(refused.findings));
    CHECK(refused.hasErrors());
    CHECK((contentOf(killed) == naming));
}

TEST_CASE("damaged pages are a finding") {
    const PackageFolder folder;
    const std::string sound = folder.read("c.gpkg");
    for (size_t page = 0; page * 4096 < sound.size(); page += 5) {
        CAPTURE(page);
        std::string damaged = sound;
        damaged.replace(page * 4096, 4096, 4096, page % 2 == 0 ? '\0' : '\xff');
        folder.write("c.gpkg", damaged);
        const Campaign campaign = readCampaign(folder.file(), {});
        REQUIRE(campaign.chronicle != nullptr);
        (void)checkPath(folder.file(), {});
    }
    folder.write("c.gpkg", sound.substr(0, sound.size() / 2));
    CHECK(readCampaign(folder.file(), {}).hasErrors());
}

TEST_CASE("a guarded connection works for so long, and opens nothing else") {
    const PackageFolder folder;
    const std::shared_ptr<PackageBudget> budget = budgetFor(0);
    const GuardedConnections guarded(*budget);
    const Database database(folder.file());
    CHECK(database.codeOf("ATTACH '" + (folder.path() / "other.db").string() + "' AS other") != SQLITE_OK);
    CHECK_FALSE(fs::exists(folder.path() / "other.db"));
    CHECK(database.codeOf("SELECT load_extension('x')") != SQLITE_OK);
    CHECK(database.codeOf("SELECT length(hex(zeroblob(450000000)))") != SQLITE_OK);
    CHECK(database.codeOf("SELECT count(*) FROM events") == SQLITE_OK);
    CHECK(database.codeOf(endless) == SQLITE_INTERRUPT);
}
