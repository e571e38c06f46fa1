// What is read beside the map: documents, heights, remarks, stories.

#include "exchange/row_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace khalkha {

namespace {

constexpr std::array<std::string_view, 10> documentKinds{
    "treaty", "map", "statement", "order", "note", "talks", "agreement", "report", "book", "other"};
constexpr std::array<std::string_view, 7> remarkTopics{
    "river", "height", "name", "crossing", "terrain", "unknown", "other"};
constexpr std::array<std::string_view, 4> perspectives{"both", "jp", "su", "none"};
constexpr std::array<Choice<bool>, 2> heightKinds{{{"absolute", false}, {"relative", true}}};

std::vector<std::string> referencesTo(RowReader& reader, std::string_view field, std::string_view layer) {
    const std::array<std::string_view, 1> layers{layer};
    return reader.references(field, layers);
}

void loadDocuments(LoadContext& context) {
    const CampaignLayer& layer = context.layer("documents");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Document document;
        document.id = reader.id();
        seen.check(reader, document.id);
        const RowReader::Dates dates = reader.dates(Required::yes);
        document.start = dates.start.value_or(Date{});
        document.end = dates.end;
        if (document.end && reader.ok() && document.end->span.end < document.start.span.start) {
            reader.reject("end", "the end comes before the start.", "Correct one of the two dates.");
        }
        (void)reader.text("kind", Required::yes);
        document.kind = reader.word("kind", documentKinds, "other");
        document.title = reader.local("title", Required::yes);
        document.text = reader.local("text", Required::yes);
        document.parties = reader.local("parties");
        document.supports = referencesTo(reader, "supports", "claims");
        document.unclear = reader.flag("unclear", false);
        document.lineNote = reader.local("line_note");
        document.background = !reader.flag("show", true);
        if (document.unclear && !document.supports.empty()) {
            reader.warn(
                "unclear",
                "the document supports a claim and is marked as unclear.",
                "Keep one: what it supports, or that both readings are possible.");
        }
        document.provenance = reader.provenance(SourceNeed::required);
        if (reader.ok()) {
            context.chronicle.documents.push_back(std::move(document));
        }
    }
}

void loadSpotHeights(LoadContext& context) {
    const CampaignLayer& layer = context.layer("spot_heights");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        SpotHeight height;
        height.id = reader.id();
        seen.check(reader, height.id);
        height.name = reader.local("name", Required::yes);
        height.at = reader.point();
        (void)reader.text("metres", Required::yes);
        height.meters = reader.number("metres", 0, -12000, 9000);
        height.uncertaintyMeters = reader.number("uncertainty_m", 0, 0, 10000);
        height.relative = reader.choice<bool>("kind", heightKinds, false);
        height.above = reader.local("above");
        if (height.relative && height.above.empty()) {
            reader.reject("above", "a relative height must say above what it is.", "Name it in above_en.");
        }
        height.provenance = reader.provenance(SourceNeed::required);
        if (reader.ok()) {
            context.chronicle.spotHeights.push_back(std::move(height));
        }
    }
}

void readFigures(RowReader& reader, Remark& remark) {
    const auto figure = [&reader](std::string_view field) -> std::optional<double> {
        return reader.raw(field).empty() ? std::nullopt : std::optional(reader.number(field, 0, -1e12, 1e12));
    };
    remark.low = figure("value_low");
    remark.high = figure("value_high");
    remark.unit = reader.text("unit");
    if ((remark.low || remark.high) && remark.unit.empty()) {
        reader.reject("unit", "the figure has no unit.", "Name it, for example m.");
    }
    if (remark.low && remark.high && *remark.high < *remark.low) {
        reader.reject("value_high", "the higher figure is below the lower one.", "Exchange them.");
    }
}

void loadRemarks(LoadContext& context) {
    const CampaignLayer& layer = context.layer("remarks");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Remark remark;
        remark.id = reader.id();
        seen.check(reader, remark.id);
        (void)reader.text("topic", Required::yes);
        remark.topic = reader.word("topic", remarkTopics, "other");
        remark.text = reader.local("text", Required::yes);
        remark.term = reader.local("term", Required::no, Promise::none);
        remark.group = reader.text("group");
        remark.groupName = reader.local("group_name");
        remark.sideId = reader.reference("side", "sides");
        remark.placeId = reader.reference("place", "places");
        context.usedPlaces.insert(remark.placeId);
        remark.span = reader.span();
        readFigures(reader, remark);
        remark.provenance = reader.provenance(SourceNeed::required);
        if (reader.ok()) {
            context.chronicle.remarks.push_back(std::move(remark));
        }
    }
}

struct StepEntry {
    int seq = 0;
    StoryStep step;
};

/// A text that a rule judges; the scene stays, without it, if it is not good.
std::string ruledText(RowReader& reader, std::string_view field, const TextRules::Rule& rule) {
    std::string text = reader.text(field);
    if (!rule || text.empty()) {
        return text;
    }
    if (const Failure failure = rule(text)) {
        reader.fault(field, failure->what, failure->hint);
        text.clear();
    }
    return text;
}

StepEntry readStep(LoadContext& context, RowReader& reader) {
    StepEntry entry;
    StoryStep& step = entry.step;
    (void)reader.text("seq", Required::yes);
    entry.seq = reader.wholeNumber("seq", 0, 0, 100000);
    step.title = reader.local("title", Required::yes);
    step.text = reader.local("text", Required::yes);
    if (!reader.raw("at").empty()) {
        bool assumed = false;
        step.at = reader.instant("at", assumed);
        reader.expectWithinEvents("at", {*step.at, *step.at});
    }
    step.view = ruledText(reader, "view", context.rules.view);
    step.perspective = reader.word("claims", perspectives, "");
    step.layers = ruledText(reader, "layers", context.rules.layers);
    step.documentIds = referencesTo(reader, "documents", "documents");
    step.remarkIds = referencesTo(reader, "remarks", "remarks");
    step.eventIds = referencesTo(reader, "events", "events");
    step.placeIds = referencesTo(reader, "places", "places");
    context.usedPlaces.insert(step.placeIds.begin(), step.placeIds.end());
    step.provenance = reader.provenance(SourceNeed::required);
    return entry;
}

void loadStories(LoadContext& context) {
    const CampaignLayer& layer = context.layer("stories");
    SeenIds seen;
    std::map<std::string, std::vector<StepEntry>, std::less<>> stepsOf;
    SeenIds seenSteps;
    const CampaignLayer& scenes = context.layer("scenes");
    for (const Row& row : scenes.content.rows) {
        RowReader reader(context, scenes, row);
        std::string id = reader.id();
        seenSteps.check(reader, id);
        const std::string story = reader.reference("story", "stories", Required::yes);
        StepEntry entry = readStep(context, reader);
        entry.step.id = std::move(id);
        std::vector<StepEntry>& steps = stepsOf[story];
        if (std::any_of(steps.begin(), steps.end(), [&](const StepEntry& s) { return s.seq == entry.seq; })) {
            reader.reject(
                "seq", fmt::format("story \"{}\" has two scenes {}.", story, entry.seq), "Number them anew.");
        }
        if (reader.ok()) {
            steps.push_back(std::move(entry));
        }
    }
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Story story;
        story.id = reader.id();
        seen.check(reader, story.id);
        story.title = reader.local("title", Required::yes);
        story.summary = reader.local("summary");
        story.provenance = reader.provenance(SourceNeed::optional); // its scenes name theirs
        std::vector<StepEntry>& steps = stepsOf[story.id];
        std::stable_sort(
            steps.begin(), steps.end(), [](const StepEntry& a, const StepEntry& b) { return a.seq < b.seq; });
        for (StepEntry& entry : steps) {
            story.steps.push_back(std::move(entry.step));
        }
        if (story.steps.empty() && scenes.state != LayerState::broken && !context.lenient) {
            reader.reject("id", "the story has no usable scene.", "Add scenes to layer scenes.");
        }
        if (reader.ok()) {
            context.chronicle.stories.push_back(std::move(story));
        }
    }
}

} // namespace

void loadReading(LoadContext& context) {
    loadDocuments(context);
    loadSpotHeights(context);
    loadRemarks(context);
    loadStories(context);
}

} // namespace khalkha
