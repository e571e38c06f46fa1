#include "fuzz_targets.h"

#include "../unit/exchange/campaign_fixture.h"

#include "base/numbers.h"
#include "base/text.h"
#include "base/translate.h"
#include "chronicle/sidc.h"
#include "exchange/csv_text.h"
#include "exchange/file_scan.h"
#include "session/command.h"
#include "session/reading.h"
#include "session/remembered.h"
#include "session/session.h"

#include <array>
#include <memory>
#include <stdexcept>
#include <string>

namespace khalkha::fuzz {

namespace {

/// What must hold whatever the bytes are.
void hold(bool condition, const char* what) {
    if (!condition) {
        throw std::logic_error(std::string("does not hold: ") + what); // nobody catches it: a crash
    }
}

/// A folder for the files of this process, gone at its end.
const test::TemporaryFolder& folder() {
    static const test::TemporaryFolder made;
    return made;
}

std::filesystem::path written(const std::string& name, std::string_view bytes) {
    folder().write(name, std::string(bytes));
    return folder().path() / name;
}

constexpr int tokyoMinutes = 540;

void readLayerFile(const std::string& name, std::string_view bytes) {
    for (const Finding& finding : checkPath(written(name, bytes), {})) {
        hold(!finding.error.what.empty(), "a finding says what is wrong");
    }
}

} // namespace

void date(std::string_view bytes) {
    for (const int zone : {0, tokyoMinutes, -210}) {
        if (const Result<Date> read = parseDate(bytes, zone)) {
            hold(read->span.start <= read->span.end, "a date does not end before it starts");
            for (const Language language : {Language::en, Language::ja, Language::ru}) {
                hold(isUtf8(formatDate(*read, language)), "a date is written in UTF-8");
            }
        }
        (void)parseSpan(bytes, zone);
    }
}

void number(std::string_view bytes) {
    if (const std::optional<double> value = parseNumber(bytes)) {
        hold(*value - *value == 0, "a number is finite");
    }
    (void)withThousands(std::string(bytes));
}

void text(std::string_view bytes) {
    hold(
        isUtf8(toUtf8(toCodePoints(bytes))) || bytes.find('\0') != std::string_view::npos, "UTF-8 comes out");
    hold(isUtf8(printable(bytes)), "what is printed is UTF-8");
    for (const std::string& part : splitList(bytes, ';')) {
        hold(trim(part) == part, "parts of a list are trimmed");
    }
    (void)isId(bytes);
}

void sidc(std::string_view bytes) {
    (void)parseSidc(bytes);
}

void command(std::string_view bytes) {
    const Result<Command> read = parseCommand(bytes, tokyoMinutes);
    if (!read) {
        hold(!read.error().what.empty(), "an error says what is wrong");
        return;
    }
    const std::string line = formatCommand(*read, tokyoMinutes);
    const Result<Command> again = parseCommand(line, tokyoMinutes);
    hold(bool(again), "a command that is written can be read");
    hold(formatCommand(*again, tokyoMinutes) == line, "and is the same");
    static Session session(std::make_shared<const Chronicle>());
    session.dispatch(*read);
}

void view(std::string_view bytes) {
    (void)parseView(bytes);
    ViewState state;
    (void)applyLayerList(bytes, state);
}

void po(std::string_view bytes) {
    (void)written("ja.po", bytes);
    (void)loadTranslations(folder().path());
    hold(tr(Language::ja, "Layers") != nullptr, "every text has words");
}

void settings(std::string_view bytes) {
    Session session(std::make_shared<const Chronicle>());
    std::optional<WindowPlace> place;
    bool hasScale = false;
    (void)restoreRemembered(written("session.json", bytes), session, place, hasScale);
    const std::filesystem::path saved = folder().path() / "again.json";
    hold(!saveRemembered(saved, session.save(), place), "what was restored can be saved");
    hold(!restoreRemembered(saved, session, place, hasScale), "and restored again");
}

void json(std::string_view bytes) {
    const Result<FileScan> scan = scanGeoJson(written("scan.geojson", bytes));
    hold(scan || isUtf8(scan.error().what), "an error can be printed");
}

void csv(std::string_view bytes) {
    if (const Result<CsvText> content = csvTextOf(std::string(bytes), "layer.csv")) {
        hold(content->records.size() <= bytes.size(), "a row has a byte at least");
    }
}

void campaign(std::string_view bytes) {
    static const std::map<std::string, std::string> sound = test::soundLayers();
    static const test::CampaignFolder layers;
    if (bytes.empty()) {
        return;
    }
    auto layer = sound.begin();
    std::advance(layer, static_cast<unsigned char>(bytes.front()) % sound.size());
    layers.write(layer->first, std::string(bytes.substr(1)));
    const Campaign read = readCampaign(layers.path(), {});
    hold(read.chronicle != nullptr, "there is a chronicle");
    for (const Finding& finding : read.findings) {
        hold(isUtf8(finding.error.what), "a finding can be printed");
    }
    layers.write(layer->first, layer->second);
}

void package(std::string_view bytes) {
    readLayerFile("p.gpkg", bytes);
    (void)readCampaign(folder().path() / "p.gpkg", {});
}

void shapefile(std::string_view bytes) {
    const size_t half = bytes.size() / 2;
    (void)written("s.dbf", bytes.substr(0, half));
    readLayerFile("s.shp", bytes.substr(half));
}

void flatgeobuf(std::string_view bytes) {
    readLayerFile("f.fgb", bytes);
}

std::span<const Target> targets() {
    static constexpr std::array<Target, 14> all{
        {{"date", date},
         {"number", number},
         {"text", text},
         {"sidc", sidc},
         {"command", command},
         {"view", view},
         {"po", po},
         {"settings", settings},
         {"json", json},
         {"csv", csv},
         {"campaign", campaign},
         {"package", package},
         {"shapefile", shapefile},
         {"flatgeobuf", flatgeobuf}}};
    return all;
}

} // namespace khalkha::fuzz
