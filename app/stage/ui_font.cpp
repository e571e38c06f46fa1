#include "stage/ui_font.h"

#include "base/text.h"
#include "render/mapped_file.h"

#include <imgui/imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>

namespace khalkha {

namespace {

constexpr double largeSizePx = 25;
constexpr double readingSizePx = 23; ///< texts of the guided reading: to be read from a bench

class Collector {
public:
    void add(std::string_view text) {
        const std::u32string points = toCodePoints(text);
        _points.insert(_points.end(), points.begin(), points.end());
        if (_points.size() > _compactAt) {
            compact();
            _compactAt = _points.size() * 2 + 4096;
        }
    }
    void add(const LocalText& local) {
        for (const std::string& text : local.text) {
            add(text);
        }
        for (const Language language : {Language::zh, Language::zhHans, Language::ko}) {
            const std::u32string points = toCodePoints(local.in(language));
            std::u32string& own = _own.at(static_cast<size_t>(language));
            own.insert(own.end(), points.begin(), points.end());
        }
    }
    /// Characters of texts in one of the languages that have forms of their own.
    [[nodiscard]] const std::u32string& of(Language language) const {
        return _own.at(static_cast<size_t>(language));
    }
    void addRange(char32_t first, char32_t last) {
        for (char32_t c = first; c <= last; ++c) {
            _points.push_back(c);
        }
    }
    std::u32string take() {
        compact();
        return _points;
    }

private:
    void compact() {
        std::sort(_points.begin(), _points.end());
        _points.erase(std::unique(_points.begin(), _points.end()), _points.end());
    }
    std::u32string _points;
    std::array<std::u32string, languageCount> _own;
    size_t _compactAt = 1 << 16;
};

/// Letters in which anyone may type a search, and marks that panels draw with.
void addAlphabets(Collector& collector) {
    collector.addRange(0x20, 0x7E);
    collector.addRange(0xA0, 0x17F);  // Latin-1, Latin Extended-A (ō, ū)
    collector.addRange(0x400, 0x45F); // Cyrillic
    collector.add("ӨөҮү–—‘’“”…·•°′″×−≤≥→←↑↓⇧");
    collector.addRange(0x3000, 0x3015);
    collector.addRange(0x3041, 0x3096);
    collector.addRange(0x30A1, 0x30FE);
    collector.add("年月日曜火水木金土星期一二三四五六時分昭和康徳德民国國平成令元！（），：；？％");
    collector.add("繁體中文简体Монгол한국어년월일요화수목금토");
}

void addPlaces(const Chronicle& chronicle, Collector& collector) {
    for (const Place& place : chronicle.places) {
        for (const PlaceName& name : place.names) {
            collector.add(name.name);
        }
    }
    for (const auto& each : chronicle.sides) {
        collector.add(each.name);
        collector.add(each.shortName);
    }
    for (const auto& each : chronicle.formations) {
        collector.add(each.name);
        collector.add(each.commander);
    }
    for (const auto& each : chronicle.polities) {
        collector.add(each.name);
    }
    for (const auto& each : chronicle.claims) {
        collector.add(each.name);
    }
    for (const auto& each : chronicle.laterBorders) {
        collector.add(each.name);
    }
    for (const auto& each : chronicle.fronts) {
        collector.add(each.name);
    }
    for (const auto& each : chronicle.zones) {
        collector.add(each.name);
    }
    for (const Axis& axis : chronicle.axes) {
        collector.add(axis.name);
        collector.add(axis.formationName);
        for (const Waypoint& point : axis.waypoints) {
            collector.add(point.label);
        }
    }
}

void addTrust(const Provenance& provenance, Collector& collector) {
    collector.add(provenance.note);
    collector.add(provenance.disagreement);
    for (const SourceRef& reference : provenance.sources) {
        collector.add(reference.locator);
    }
}

template <class T> void addTrustOf(const std::vector<T>& things, Collector& collector) {
    for (const T& thing : things) {
        addTrust(thing.provenance, collector);
    }
}

void addTexts(const Chronicle& chronicle, Collector& collector) {
    for (const Source& source : chronicle.sources) {
        collector.add(source.title);
        collector.add(source.citation);
        collector.add(source.url);
    }
    for (const Formation& formation : chronicle.formations) {
        for (const Measure& number : formation.strength) {
            collector.add(number.what);
            collector.add(number.unit);
        }
    }
    addTrustOf(chronicle.formations, collector);
    for (const Event& event : chronicle.events) {
        collector.add(event.summary);
        for (const Measure& number : event.numbers) {
            collector.add(number.what);
            collector.add(number.unit);
        }
    }
    addTrustOf(chronicle.events, collector);
    addTrustOf(chronicle.places, collector);
    addTrustOf(chronicle.axes, collector);
    addTrustOf(chronicle.claims, collector);
    addTrustOf(chronicle.laterBorders, collector);
    addTrustOf(chronicle.zones, collector);
    addTrustOf(chronicle.polities, collector);
    for (const Front& front : chronicle.fronts) {
        addTrustOf(front.traces, collector);
    }
}

/// Series, routes, links and positions.
void addSeries(const Chronicle& chronicle, Collector& collector) {
    for (const Series& series : chronicle.series) {
        collector.add(series.groupName);
        collector.add(series.name);
        collector.add(series.unit);
        for (const SeriesValue& value : series.values) {
            collector.add(value.label);
        }
        addTrustOf(series.values, collector);
    }
    for (const Route& route : chronicle.routes) {
        collector.add(route.name);
        collector.add(route.system);
        for (const RoutePeriod& period : route.periods) {
            collector.add(period.operatorName);
        }
        addTrustOf(route.periods, collector);
    }
    for (const Link& line : chronicle.links) {
        collector.add(line.name);
        for (const Measure& number : line.numbers) {
            collector.add(number.what);
            collector.add(number.unit);
        }
    }
    for (const Position& position : chronicle.positions) {
        collector.add(position.name);
    }
    addTrustOf(chronicle.series, collector);
    addTrustOf(chronicle.routes, collector);
    addTrustOf(chronicle.links, collector);
    addTrustOf(chronicle.positions, collector);
}

/// What is read beside the map.
void addReading(const Chronicle& chronicle, Collector& collector) {
    for (const Document& document : chronicle.documents) {
        collector.add(document.text);
        collector.add(document.lineNote);
    }
    for (const SpotHeight& height : chronicle.spotHeights) {
        collector.add(height.name);
        collector.add(height.above);
    }
    for (const Remark& remark : chronicle.remarks) {
        collector.add(remark.text);
        collector.add(remark.unit);
    }
    for (const Story& story : chronicle.stories) {
        addTrustOf(story.steps, collector);
    }
    addTrustOf(chronicle.documents, collector);
    addTrustOf(chronicle.spotHeights, collector);
    addTrustOf(chronicle.remarks, collector);
}

/// Texts of the guided readings, which have a font of their own.
void addStories(const Chronicle& chronicle, Collector& collector) {
    for (const Story& story : chronicle.stories) {
        collector.add(story.title);
        collector.add(story.summary);
        for (const StoryStep& step : story.steps) {
            collector.add(step.title);
            collector.add(step.text);
        }
    }
}

/// Texts of the interface, as they stand in the files of translations.
void addLocale(const std::filesystem::path& folder, Collector& collector) {
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault)) {
        if (entry.path().extension() == ".po") {
            std::ifstream file(entry.path(), std::ios::binary);
            collector.add(std::string(std::istreambuf_iterator<char>(file), {}));
        }
    }
}

/// ImGui's form of a set of characters: pairs of first and last, ended by 0. Only the basic plane fits.
ImVector<ImWchar> rangesOf(const std::u32string& points) {
    ImVector<ImWchar> ranges;
    for (const char32_t c : points) {
        if (c < 0x20 || c > 0xFFFD) {
            continue;
        }
        const auto point = static_cast<ImWchar>(c);
        if (!ranges.empty() && ranges.back() + 1 == point) {
            ranges.back() = point;
        } else {
            ranges.push_back(point);
            ranges.push_back(point);
        }
    }
    ranges.push_back(0);
    return ranges;
}

struct Face {
    double sizePx;
    const MappedFile& latin;
    const MappedFile& cjk;
    const ImVector<ImWchar>& ranges;
    int cjkFace = 0; ///< of the collection: 0 = JP, 1 = KR, 2 = SC, 3 = TC
};

/// Noto Sans first, so that Latin and Cyrillic are its; the CJK face fills in what it lacks.
bool addFace(ImFontAtlas& atlas, const Face& face) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    const auto size = static_cast<float>(std::round(face.sizePx));
    const auto add = [&](const MappedFile& file, int number) {
        config.FontNo = number;
        // ImGui asks for a pointer to mutable bytes but does not write to them.
        auto* const bytes = const_cast<std::uint8_t*>(file.bytes().data()); // NOLINT
        return atlas.AddFontFromMemoryTTF(
                   bytes, static_cast<int>(file.bytes().size()), size, &config, face.ranges.Data) != nullptr;
    };
    if (!add(face.latin, 0)) {
        return false;
    }
    config.MergeMode = true;
    // Its em box stands higher on the line than that of Noto Sans.
    config.GlyphOffset.y = std::round(size * -0.02F);
    return add(face.cjk, face.cjkFace);
}

} // namespace

UiCharacters uiCharacters(const Chronicle& chronicle, const std::filesystem::path& localeFolder) {
    Collector titles;
    addAlphabets(titles);
    addLocale(localeFolder, titles);
    addPlaces(chronicle, titles);
    titles.add(chronicle.manifest.title);
    for (const Event& event : chronicle.events) {
        titles.add(event.title);
    }
    for (const Document& document : chronicle.documents) {
        titles.add(document.title);
        titles.add(document.parties);
    }
    for (const Remark& remark : chronicle.remarks) {
        titles.add(remark.term);
        titles.add(remark.groupName);
    }
    for (const Position& position : chronicle.positions) {
        titles.add(position.name);
    }
    addStories(chronicle, titles);
    UiCharacters characters;
    Collector stories;
    addAlphabets(stories);
    addStories(chronicle, stories);
    characters.stories = stories.take();
    characters.titles = titles.take();
    Collector all;
    for (const char32_t c : characters.titles) {
        all.addRange(c, c);
    }
    addTexts(chronicle, all);
    addSeries(chronicle, all);
    addReading(chronicle, all);
    const auto own = [&](Language language, std::string_view itsName) {
        Collector collector;
        collector.addRange(0x20, 0x7E);
        collector.add("…·"); // of texts that are cut or joined
        collector.add(itsName);
        for (const Collector* each : {&titles, &all, &stories}) {
            collector.add(toUtf8(each->of(language)));
        }
        return collector.take();
    };
    characters.traditional = own(Language::zh, "繁體中文");
    characters.simplified = own(Language::zhHans, "简体中文");
    characters.korean = own(Language::ko, "한국어");
    characters.all = all.take();
    return characters;
}

void AtlasDeleter::operator()(ImFontAtlas* atlas) const {
    IM_DELETE(atlas);
}

Result<AtlasPtr> buildUiFonts(const FontFiles& files, const UiCharacters& characters, double scale) {
    auto regular = MappedFile::open(files.regular);
    auto bold = MappedFile::open(files.bold);
    auto cjkRegular = MappedFile::open(files.cjkRegular);
    auto cjkBold = MappedFile::open(files.cjkBold);
    for (const auto* file : {&regular, &bold, &cjkRegular, &cjkBold}) {
        if (!*file) {
            return file->error();
        }
    }
    const ImVector<ImWchar> all = rangesOf(characters.all);
    const ImVector<ImWchar> titles = rangesOf(characters.titles);
    const ImVector<ImWchar> stories = rangesOf(characters.stories);
    const ImVector<ImWchar> traditional = rangesOf(characters.traditional);
    const ImVector<ImWchar> simplified = rangesOf(characters.simplified);
    const ImVector<ImWchar> korean = rangesOf(characters.korean);
    AtlasPtr atlas(IM_NEW(ImFontAtlas)());
    atlas->Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    const bool good = addFace(*atlas, {bodySizePx * scale, *regular, *cjkRegular, all}) &&
                      addFace(*atlas, {bodySizePx * scale, *bold, *cjkBold, titles}) &&
                      addFace(*atlas, {largeSizePx * scale, *bold, *cjkBold, stories}) &&
                      addFace(*atlas, {readingSizePx * scale, *regular, *cjkRegular, stories}) &&
                      addFace(*atlas, {bodySizePx * scale, *regular, *cjkRegular, traditional, 3}) &&
                      addFace(*atlas, {bodySizePx * scale, *regular, *cjkRegular, simplified, 2}) &&
                      addFace(*atlas, {bodySizePx * scale, *regular, *cjkRegular, korean, 1}) &&
                      atlas->Build();
    if (!good) {
        return Error{
            ErrorKind::input,
            {files.cjkRegular.string(), {}, {}, {}},
            "the letters of the panels cannot be made from the fonts.",
            "Install the packages fonts-noto-core and fonts-noto-cjk anew."};
    }
    atlas->ClearInputData(); // the files are closed now
    return atlas;
}

} // namespace khalkha
