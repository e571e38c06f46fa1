#pragma once
// The event model: plain values, immutable once loaded. Ids are unique within their layer, ASCII, stable.
// Fields match the columns of geodata/README.md.

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

struct Side {
    std::string id;
    LocalText name;
    LocalText shortName;
    Hue hue = Hue::grey;
    std::string parentId; ///< side it belongs to ("soviet" for "mongolia" in war), may be empty
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
    waypoint
};

struct Place {
    std::string id;
    std::vector<PlaceName> names; ///< first one that fits date and side counts
    LonLat at;
    int rank = 3; ///< 1 = on a globe view .. 5 = only close up
    PlaceKind kind = PlaceKind::town;
    bool label = true; ///< false: technical point, never printed
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
    std::string echelon; ///< theatre, front, army group, army, corps, division, brigade, flotilla, …
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
    std::string category; ///< one of eventCategories()
    LocalText title, summary;
    std::vector<std::string> actorIds; ///< sides or formations
    std::vector<std::string> placeIds;
    std::vector<Measure> numbers;
    Provenance provenance;
    /// [start, end) over which it is under way.
    [[nodiscard]] Span span() const;
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
/// A line or an area that one side held to be the border. Never drawn without its name.
struct Claim {
    std::string id, sideId;
    LocalText name;
    ClaimKind kind = ClaimKind::line;
    std::vector<Polyline> lines;
    std::vector<Polygon> areas;
    Span span;
    bool unsettled = false; ///< no source settles it: hatched grey
    Provenance provenance;
    friend bool operator==(const Claim&, const Claim&) = default;
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
    LocalText formationName; ///< short, to print beside the arrow
    std::string group;       ///< front it belongs to ("Transbaikal")
    AxisStyle style = AxisStyle::ground;
    bool mainEffort = true;
    double strength = 1;             ///< relative, 0.3..1: width of the arrow
    Span span;                       ///< drawn only within it
    std::vector<Waypoint> waypoints; ///< ascending in time, at least two
    Provenance provenance;
    friend bool operator==(const Axis&, const Axis&) = default;
};

/// Area or line of military meaning: fortified region, planned defence line.
struct Zone {
    std::string id, sideId;
    std::string kind; ///< fortified-region, planned-line, garrison
    LocalText name;
    LonLat at;
    Polyline line; ///< may be empty: a point zone
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

struct Manifest {
    std::string id;
    LocalText title;
    int zoneMinutes = 0; ///< civil zone of the campaign
    Span span;           ///< timeline
    Instant openAt;      ///< where the window opens
    LonLat openView;     ///< with this point in the middle
    double openHeightKm = 3050;
    std::vector<Language> languages;
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
    std::vector<Front> fronts;
    std::vector<Axis> axes;
    std::vector<Zone> zones;
    std::vector<Region> regions;

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
    /// Ownership in force of a cell; nullptr if none.
    [[nodiscard]] const Ownership* ownerOf(std::string_view cellId, Instant at) const;
    /// Name of the place on a date, from a side's view ("" = neutral).
    [[nodiscard]] const LocalText& nameOf(const Place& place, Instant at, std::string_view sideId = {}) const;

    /// Call once after filling: sorts, builds the look-up tables.
    void finish();

private:
    std::map<std::string, size_t, std::less<>> _sourceIndex, _placeIndex, _sideIndex, _formationIndex,
        _eventIndex, _polityIndex, _axisIndex, _frontIndex, _claimIndex;
    std::map<std::string, std::vector<size_t>, std::less<>> _ownershipIndex;
};
using ChroniclePtr = std::shared_ptr<const Chronicle>;

} // namespace khalkha
