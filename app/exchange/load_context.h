#pragma once
// What is shared while a campaign is loaded: the layers as read, the ids they define, the findings.

#include "chronicle/model.h"
#include "exchange/campaign.h"
#include "exchange/layer_reader.h"
#include "exchange/layer_schema.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace khalkha {

/// Absent: there is no such file. Broken: it is there and cannot be used, which has been reported once.
enum class LayerState { absent, broken, loaded };

struct CampaignLayer {
    const LayerSpec* spec = nullptr;
    LayerState state = LayerState::absent;
    LayerContent content;
    /// Values of the id column (cells: of "cell"), of faulty rows too, so that one fault is reported once.
    std::set<std::string, std::less<>> ids;
    bool prepared = false; ///< comes from the base geography, not from the campaign
};

/// Findings with the place that they are sorted by.
class Findings {
public:
    /// rowNumber 0 = the layer as a whole.
    void add(Severity severity, size_t rowNumber, Error error);
    /// In order of layers, rows, and of their coming; long lists of one layer are cut with a word about it.
    [[nodiscard]] std::vector<Finding> sorted() const;

private:
    struct Entry {
        size_t layer = 0, row = 0;
        Finding finding;
    };
    std::vector<Entry> _entries;
};

struct LoadContext {
    Chronicle chronicle;
    std::map<std::string, CampaignLayer, std::less<>> layers; ///< one for each of layerSpecs()
    Findings findings;
    std::set<std::string, std::less<>> usedPlaces;
    bool hasCampaignSpan = false;
    /// Valid time of the polities that state one, for what they hold.
    std::map<std::string, Span, std::less<>> polityLives;
    std::set<std::string, std::less<>> citedSources;
    /// A reference could not be read: what seems unused may be what was meant.
    bool placeReferencesLost = false;
    bool sourceReferencesLost = false;
    /// References into layers that are absent are not checked: a single file is being looked at.
    bool lenient = false;
    TextRules rules;
    ReadProgress progress;
    double readPart = 0, layerPart = 1; ///< of the whole: read so far, and what the layer being read makes

    /// The name is one of layerSpecs(); another one is a fault of the program (std::out_of_range).
    [[nodiscard]] CampaignLayer& layer(std::string_view name);
    [[nodiscard]] const CampaignLayer& layer(std::string_view name) const;
    /// Whether the layer has a feature of this id, or nobody can tell.
    [[nodiscard]] bool isKnown(std::string_view layerName, std::string_view id) const;
    [[nodiscard]] int zoneMinutes() const { return chronicle.manifest.zoneMinutes; }
    /// A finding on a layer as a whole.
    void report(Severity severity, const CampaignLayer& where, RowFault fault);
};

// One function a group of layers; each loads what the context holds and adds findings.
void loadManifest(LoadContext& context);
void loadSources(LoadContext& context);
void loadSides(LoadContext& context);
void loadPlaces(LoadContext& context);
void loadFormations(LoadContext& context);
void loadPolities(LoadContext& context);
void loadPartition(LoadContext& context); ///< cells and edges
void loadOwnership(LoadContext& context);
void loadClaims(LoadContext& context);
void loadLaterBorders(LoadContext& context);
void loadAxes(LoadContext& context);
void loadFronts(LoadContext& context);
void loadEvents(LoadContext& context);
void loadZonesAndRegions(LoadContext& context);
void loadPositions(LoadContext& context);
void loadRoutes(LoadContext& context); ///< with their periods
void loadSeries(LoadContext& context); ///< with their values
void loadLinks(LoadContext& context);  ///< after places, routes and series, which they are checked against
/// Documents, heights, remarks, stories; after claims, places and events, which they name.
void loadReading(LoadContext& context);
/// Findings that need the whole: ownership in time, circles of parents, coordinates swapped, places and
/// sources that nobody uses.
void checkWhole(LoadContext& context);

/// A trace as it came from the file; its line is the only one of the row.
struct TraceRow {
    const Row* row = nullptr;
    std::string frontId, sideId;
    Instant at;
};
/// Traces of fronts of one side that cross, and traces that run against their front's direction.
void checkTraces(LoadContext& context, std::vector<TraceRow> traces);
/// Positions that lie far from everything and would not with longitude and latitude exchanged.
void checkSwapped(LoadContext& context);

} // namespace khalkha
