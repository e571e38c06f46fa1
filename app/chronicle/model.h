#pragma once
// The event model: plain values, immutable once loaded. Ids are unique within their layer, ASCII, stable.
// Fields match the columns of geodata/README.md.

#include "chronicle/sidc.h"
#include "chronicle/time.h"
#include "geo/types.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace khalkha {

/// How sure the author is of a statement or a position.
enum class Certainty { certain, probable, reconstructed };
/// What a thing drawn at an instant rests on. Attested: a source gives it for that instant;
/// interpolated: computed between two attested ones; reconstructed: inferred by an author.
enum class Basis { attested, interpolated, reconstructed };
[[nodiscard]] std::string_view basisName(Basis basis);
[[nodiscard]] std::string_view certaintyName(Certainty certainty);

struct SourceRef {
    std::string sourceId;
    std::string locator; ///< page, section, footnote; may be empty
    friend bool operator==(const SourceRef&, const SourceRef&) = default;
};

/// Where a feature is from and how far to trust it.
struct Provenance {
    std::vector<SourceRef> sources;
    Certainty certainty = Certainty::probable;
    double uncertaintyKm = 0; ///< 0 = not stated
    std::string note;         ///< remarks, English
    LocalText disagreement;   ///< what other sources say, where they differ
    friend bool operator==(const Provenance&, const Provenance&) = default;
};

struct Source {
    std::string id;
    LocalText title;      ///< short form to print on a picture
    std::string citation; ///< full reference
    std::string url;
    bool pageRead = false; ///< false: cited without the page having been read
    friend bool operator==(const Source&, const Source&) = default;
};

/// Colour family of a side; the theme turns it into colours and the drawing into shapes.
enum class Hue { red, orange, blue, lightBlue, green, grey, purple };

/// Flags that can be drawn; which design flew at an instant is for the drawing (scene/flags.h).
enum class FlagDesign { none, japan, ussr, mongolia, manchukuo, china, mengjiang };

struct Side {
    std::string id;
    LocalText name;
    LocalText shortName;
    Hue hue = Hue::grey;
    FlagDesign flag = FlagDesign::none; ///< none: that of the side it belongs to
    std::string parentId;               ///< side it belongs to ("soviet" for "mongolia" in war), may be empty
    Provenance provenance;
    friend bool operator==(const Side&, const Side&) = default;
};

struct PlaceName {
    LocalText name;
    Span span;
    std::string sideId; ///< whose name; empty = everybody's
    friend bool operator==(const PlaceName&, const PlaceName&) = default;
};

enum class PlaceKind {
    capital,
    city,
    town,
    village,
    fort,
    pass,
    hill,
    island,
    river,
    lake,
    sea,
    range,
    region,
    strait,
    waypoint,
    other
};

struct Place {
    std::string id;
    std::vector<PlaceName> names; ///< first one that fits date and side counts
    LonLat at;
    int rank = 3; ///< 1 = on a globe view .. 5 = only close up
    PlaceKind kind = PlaceKind::town;
    bool label = true; ///< false: technical point, never printed
    Span span;         ///< printed only within it
    Provenance provenance;
    friend bool operator==(const Place&, const Place&) = default;
};

struct Measure {
    double value = 0;
    std::string unit;               ///< "men", "tanks", "km"
    LocalText what;                 ///< what is counted
    std::vector<SourceRef> sources; ///< of this figure, when not the feature's own
    friend bool operator==(const Measure&, const Measure&) = default;
};

struct Formation {
    std::string id, sideId, parentId;
    std::string echelon;      ///< theatre, front, army group, army, corps, division, brigade, flotilla, …
    std::optional<Sidc> sidc; ///< its symbol, standard identity left pending; nullopt: none is drawn
    LocalText name;
    LocalText commander;
    std::string placeId; ///< headquarters in August 1945, may be empty
    std::vector<Measure> strength;
    Provenance provenance;
    friend bool operator==(const Formation&, const Formation&) = default;
};

struct Event {
    std::string id;
    Date start;
    std::optional<Date> end;
    bool endIsUnknown =
        false;            ///< it has an end, which nobody knows; else without one it is of its start alone
    std::string category; ///< one of eventCategories()
    LocalText title, summary;
    std::vector<std::string> actorIds; ///< sides or formations
    std::vector<std::string> placeIds;
    std::vector<Measure> numbers;
    Provenance provenance;
    /// [start, end) over which it is under way.
    [[nodiscard]] Span span() const;
    /// Whether little says that it was under way at just this instant of its span: its dates are about or
    /// doubtful, or not known to the month, and the instant lies where it may have begun or ended. Of what is
    /// known to the month, the month is told in words.
    [[nodiscard]] bool isVagueAt(Instant at) const;
    friend bool operator==(const Event&, const Event&) = default;
};
/// Categories in display order: battle, offensive, capture, siege, landing, airborne, march, logistics,
/// decision, diplomacy, treaty, political, surrender, occupation, incident, build-up, commemoration, order.
[[nodiscard]] const std::vector<std::string>& eventCategories();

/// Kind of rule over a cell.
enum class Rule { state, puppetState, colony, lease, occupation, disputed, claim };

struct Polity {
    std::string id;
    LocalText name, shortName;
    std::string sideId;
    Hue hue = Hue::grey;
    struct Label {
        LonLat at;
        double spanKm = 600;
        friend bool operator==(const Label&, const Label&) = default;
    };
    std::vector<Label> labels; ///< where its name may stand
    Provenance provenance;
    friend bool operator==(const Polity&, const Polity&) = default;
};

/// A row of the ownership table: who held a cell when.
struct Ownership {
    std::string cellId, polityId;
    std::string claimantId; ///< second claimant of disputed ground
    Span span;
    Rule rule = Rule::state;
    Provenance provenance;
    friend bool operator==(const Ownership&, const Ownership&) = default;
};

/// A face of the partition of the land: geometry is static, time is in Ownership.
struct Cell {
    std::string id;
    std::vector<Polygon> polygons;
    LonLatBox box;
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// An arc of the partition: between two cells, or a cell and the sea ("" on that side).
struct CellEdge {
    std::string leftCell, rightCell;
    Polyline line;
    bool coast = false;
    Provenance provenance;
    friend bool operator==(const CellEdge&, const CellEdge&) = default;
};

enum class ClaimKind { line, area };
/// On which hand of a line, along its direction.
enum class Hand { none, left, right };
/// A line or an area that one side held to be the border. Never drawn without its name.
struct Claim {
    std::string id, sideId;
    LocalText name;
    ClaimKind kind = ClaimKind::line;
    std::vector<Polyline> lines;
    std::vector<Polygon> areas;
    Span span;
    bool unsettled = false; ///< no source settles it: hatched grey
    /// The line is a river, and the claimant's bank is on this hand of it; none = it is no river.
    Hand riverBank = Hand::none;
    Provenance provenance;
    friend bool operator==(const Claim&, const Claim&) = default;
};

/// A border as it was agreed after the campaign's dispute. It is looked at beside the claims of any day,
/// under its own name; it decides nothing about who held what.
struct LaterBorder {
    std::string id;
    LocalText name;
    std::vector<Polyline> lines;
    Span span; ///< in force; shown at any time, for comparison
    Provenance provenance;
    friend bool operator==(const LaterBorder&, const LaterBorder&) = default;
};

struct FrontTrace {
    Instant at;
    Polyline line;
    std::vector<std::string> axisIds; ///< axes whose heads the trace passes through, in order along it
    Provenance provenance;
    friend bool operator==(const FrontTrace&, const FrontTrace&) = default;
};

struct Front {
    std::string id, sideId, enemyId;
    LocalText name;
    bool enemyOnRight = true;       ///< side of the line, along its direction, towards which the teeth point
    Span span;                      ///< drawn only within it; held at the last trace until the end
    std::vector<FrontTrace> traces; ///< ascending in time, at least one
    friend bool operator==(const Front&, const Front&) = default;
};

enum class AxisStyle { ground, river, sea, airborne, rail };
struct Waypoint {
    Instant at;
    bool timeAssumed = false; ///< only the day is known
    LonLat position;
    std::string placeId;
    LocalText label;
    Provenance provenance;
    friend bool operator==(const Waypoint&, const Waypoint&) = default;
};
struct Axis {
    std::string id, sideId, formationId;
    LocalText name;
    LocalText formationName;  ///< short, to print beside the arrow
    std::optional<Sidc> sidc; ///< of the troops at the head, where they are not the formation
    std::string group;        ///< front it belongs to ("Transbaikal")
    AxisStyle style = AxisStyle::ground;
    bool mainEffort = true;
    double strength = 1;             ///< relative, 0.3..1: width of the arrow
    Span span;                       ///< drawn only within it
    std::vector<Waypoint> waypoints; ///< ascending in time, at least two
    Provenance provenance;
    friend bool operator==(const Axis&, const Axis&) = default;
};

/// Place, line or area that a side holds, plans or asks for: fortified region, planned line, occupied ground,
/// sphere of influence proposed, objective ordered, demand made.
struct Zone {
    std::string id, sideId;
    std::string kind; ///< one of geodata/README.md, zones
    LocalText name;
    LonLat at;
    Polyline line;              ///< may be empty: a point or an area
    std::vector<Polygon> areas; ///< may be empty: a point or a line
    Span span;
    Provenance provenance;
    friend bool operator==(const Zone&, const Zone&) = default;
};

/// Label of a region, range, sea or river, along a curve.
struct Region {
    std::string id;
    std::string kind; ///< sea, range, river, plain, desert, lake, strait, …
    int level = 3;    ///< 1 = on a whole-theatre view .. 5 = close up
    LocalText name;
    LonLat at;
    Polyline curve; ///< may be empty
    Provenance provenance;
    friend bool operator==(const Region&, const Region&) = default;
};

/// A dated position of troops at battle scale, as far as sources tell: schematic, with its doubt stated.
enum class PositionKind { line, startLine, patrol, pocket, arrow, other };
struct Position {
    std::string id, sideId;
    PositionKind kind = PositionKind::line;
    LocalText name;
    std::vector<std::string> formationIds;
    Polyline line; ///< a pocket is closed: its last point is its first; an arrow runs to its head
    /// Where the enemy is of a line held: ticks or teeth point there; none = not said, no marks.
    Hand enemy = Hand::none;
    Span span; ///< drawn only within it
    Provenance provenance;
    friend bool operator==(const Position&, const Position&) = default;
};

/// What traffic runs on.
enum class RouteKind { railway, road, river, sea, other };
/// Who ran a route for a time, and on what gauge.
struct RoutePeriod {
    Span span;
    LocalText operatorName; ///< may be empty
    int gaugeMm = 0;        ///< 0 = not stated, or no railway
    Provenance provenance;
    friend bool operator==(const RoutePeriod&, const RoutePeriod&) = default;
};
struct Route {
    std::string id;
    RouteKind kind = RouteKind::railway;
    LocalText name;
    std::string system; ///< network it belongs to ("Trans-Siberian"), may be empty
    Polyline line;
    std::vector<std::string> placeIds; ///< stations that are places, in order along the line
    Span span;                         ///< in use
    std::vector<RoutePeriod> periods;  ///< ascending in time, no two at once; may leave gaps
    Provenance provenance;
    friend bool operator==(const Route&, const Route&) = default;
};

/// A relation between places that is drawn as a line: diplomacy and treaty as arcs, transfer and supply along
/// their way, an order from the headquarters to its objectives, a proposal from who made it to whom.
enum class LinkKind { diplomacy, treaty, transfer, supply, order, proposal, other };
struct Link {
    std::string id, sideId; ///< whose it is; empty = of both ends
    LinkKind kind = LinkKind::diplomacy;
    LocalText name;
    std::string fromPlaceId;
    std::vector<std::string> toPlaceIds;  ///< one at least; several only where a line goes to each (orders)
    std::vector<std::string> viaPlaceIds; ///< between from and to, in order
    std::vector<std::string> routeIds;    ///< routes it runs along, in order; then via is empty
    std::string formationId;              ///< that is moved, may be empty
    std::optional<Date> broken; ///< when it fell, within its span: drawn with a broken end from then on
    std::string seriesId;       ///< movements a day, shown as pulses; may be empty
    double speedKmPerHour = 25; ///< of the pulses and of a transfer without an end
    std::vector<std::string> eventIds; ///< events that tell of it
    std::vector<Measure> numbers;
    Span span;
    Provenance provenance;
    friend bool operator==(const Link&, const Link&) = default;
};

/// Figures in time, for the plots.
enum class SeriesStyle { bars, steps, line, points };
struct SeriesValue {
    Date at; ///< the time that the figure is of
    double value = 0;
    std::optional<double> low, high; ///< where the source gives a range; value is then its middle
    LocalText label; ///< of this figure, when the date does not say it ("killed"); may be empty
    Provenance provenance;
    friend bool operator==(const SeriesValue&, const SeriesValue&) = default;
};
struct Series {
    std::string id, sideId;
    std::string group; ///< series of one group share a plot and a unit; empty = its own id
    LocalText groupName;
    LocalText name;
    LocalText unit;  ///< "incidents", "train pairs a day"
    LocalText moves; ///< what moves, where a link shows the figures as pulses: "train pairs"; may be empty
    bool bothWays = false; ///< each of them goes both ways: one from each end of the link
    SeriesStyle style = SeriesStyle::bars;
    std::vector<SeriesValue> values; ///< ascending by start
    Provenance provenance;
    friend bool operator==(const Series&, const Series&) = default;
};

/// What was written about a line: treaty, map, statement. Shown as a record, never counted up.
struct Document {
    std::string id;
    Date start;
    std::optional<Date> end;
    std::string kind; ///< one of geodata/README.md, documents
    LocalText title, text;
    LocalText parties;                 ///< who made it
    std::vector<std::string> supports; ///< claims that it speaks for; empty = none
    bool unclear = false;              ///< both readings are possible, or it is only reported
    LocalText lineNote;                ///< what it says about the line, where that needs a word
    bool background = false;           ///< kept for the record, shown when all are asked for
    Provenance provenance;
    friend bool operator==(const Document&, const Document&) = default;
};

/// A height as a source states it: a point, never a surveyed surface.
struct SpotHeight {
    std::string id;
    LocalText name;
    LonLat at;
    double meters = 0;
    double uncertaintyMeters = 0; ///< 0 = not stated
    bool relative = false;        ///< above what `above` names, not above the sea
    LocalText above;
    Provenance provenance;
    friend bool operator==(const SpotHeight&, const SpotHeight&) = default;
};

/// A single statement to stand beside the map: of the river, a height, a name one side used, a thing not
/// known.
struct Remark {
    std::string id;
    std::string topic; ///< river, height, name, crossing, terrain, unknown
    LocalText text;
    LocalText term;    ///< name as the side wrote it, when the topic is a name
    std::string group; ///< names of one thing have the same: they stand side by side; may be empty
    LocalText groupName;
    std::string sideId, placeId;
    Span span;
    std::optional<double> low, high;
    std::string unit;
    Provenance provenance;
    friend bool operator==(const Remark&, const Remark&) = default;
};

/// A guided reading: steps with a view, a day, a viewpoint and what to read beside them.
struct StoryStep {
    std::string id;
    LocalText title, text;
    std::optional<Instant> at;
    std::string view;        ///< as for --view; empty = stay
    std::string perspective; ///< both, jp, su, none; empty = as it is
    std::string layers;      ///< as for --layers; empty = as they are
    std::vector<std::string> documentIds, remarkIds, eventIds, placeIds;
    Provenance provenance;
    friend bool operator==(const StoryStep&, const StoryStep&) = default;
};
struct Story {
    std::string id;
    LocalText title, summary;
    std::vector<StoryStep> steps; ///< in order
    Provenance provenance;
    friend bool operator==(const Story&, const Story&) = default;
};

struct Manifest {
    std::string id;
    LocalText title;
    int zoneMinutes = 0; ///< civil zone of the campaign
    Span span;           ///< timeline
    Span eventSpan;      ///< events may lie in it: what led up to the campaign and what followed; holds span
    Instant openAt;      ///< where the window opens
    LonLat openView;     ///< with this point in the middle
    double openHeightKm = 3050;
    std::vector<Language> languages;
    std::vector<Language> placeLanguages; ///< in which every name of a place is promised; holds languages
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// The whole campaign. Built once by exchange, shared, never changed.
struct Chronicle {
    Manifest manifest;
    std::vector<Source> sources;
    std::vector<Place> places;
    std::vector<Side> sides;
    std::vector<Formation> formations;
    std::vector<Event> events; ///< ascending by start, then id
    std::vector<Polity> polities;
    std::vector<Ownership> ownership;
    std::vector<Cell> cells;
    std::vector<CellEdge> edges;
    std::vector<Claim> claims;
    std::vector<LaterBorder> laterBorders;
    std::vector<Front> fronts;
    std::vector<Axis> axes;
    std::vector<Zone> zones;
    std::vector<Region> regions;
    std::vector<Position> positions;
    std::vector<Route> routes;
    std::vector<Link> links;
    std::vector<Series> series;
    std::vector<Document> documents; ///< ascending by start, then id
    std::vector<SpotHeight> spotHeights;
    std::vector<Remark> remarks;
    std::vector<Story> stories;

    /// nullptr when there is none of that id. Valid as long as the chronicle.
    [[nodiscard]] const Source* source(std::string_view id) const;
    [[nodiscard]] const Place* place(std::string_view id) const;
    [[nodiscard]] const Side* side(std::string_view id) const;
    [[nodiscard]] const Formation* formation(std::string_view id) const;
    [[nodiscard]] const Event* event(std::string_view id) const;
    [[nodiscard]] const Polity* polity(std::string_view id) const;
    [[nodiscard]] const Axis* axis(std::string_view id) const;
    [[nodiscard]] const Front* front(std::string_view id) const;
    [[nodiscard]] const Claim* claim(std::string_view id) const;
    [[nodiscard]] const LaterBorder* laterBorder(std::string_view id) const;
    [[nodiscard]] const Zone* zone(std::string_view id) const;
    [[nodiscard]] const Region* region(std::string_view id) const;
    [[nodiscard]] const Route* route(std::string_view id) const;
    [[nodiscard]] const Link* link(std::string_view id) const;
    [[nodiscard]] const Series* seriesOf(std::string_view id) const;
    [[nodiscard]] const Position* position(std::string_view id) const;
    [[nodiscard]] const Document* document(std::string_view id) const;
    [[nodiscard]] const SpotHeight* spotHeight(std::string_view id) const;
    [[nodiscard]] const Remark* remark(std::string_view id) const;
    [[nodiscard]] const Story* story(std::string_view id) const;
    /// Ownership in force of a cell; nullptr if none.
    [[nodiscard]] const Ownership* ownerOf(std::string_view cellId, Instant at) const;
    /// Name of the place on a date, from a side's view ("" = neutral).
    [[nodiscard]] const LocalText& nameOf(const Place& place, Instant at, std::string_view sideId = {}) const;

    /// Call once after filling: sorts, builds the look-up tables.
    void finish();
    friend bool operator==(const Chronicle&, const Chronicle&) = default;

private:
    std::map<std::string, size_t, std::less<>> _sourceIndex, _placeIndex, _sideIndex, _formationIndex,
        _eventIndex, _polityIndex, _axisIndex, _frontIndex, _claimIndex, _laterIndex, _zoneIndex,
        _regionIndex, _routeIndex, _linkIndex, _seriesIndex, _positionIndex, _documentIndex, _heightIndex,
        _remarkIndex, _storyIndex;
    std::map<std::string, std::vector<size_t>, std::less<>> _ownershipIndex;
};
using ChroniclePtr = std::shared_ptr<const Chronicle>;

} // namespace khalkha
