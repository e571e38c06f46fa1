#include "scene/sheet_rows.h"

#include <array>

namespace khalkha {

namespace {

using Things = SheetThings;
using Box = SampleBox;

constexpr std::array basis{
    TrustRow{"Front", [](Things& t, const Box& b, int i) { t.front(b, static_cast<Basis>(i)); }},
    TrustRow{
        "Advance, main effort",
        [](Things& t, const Box& b, int i) { t.axis(b, AxisStyle::ground, true, static_cast<Basis>(i)); }},
    TrustRow{
        "Advance, secondary effort",
        [](Things& t, const Box& b, int i) { t.axis(b, AxisStyle::ground, false, static_cast<Basis>(i)); }},
    TrustRow{
        "Landing from the sea",
        [](Things& t, const Box& b, int i) { t.axis(b, AxisStyle::sea, true, static_cast<Basis>(i)); }},
    TrustRow{
        "Airborne landing",
        [](Things& t, const Box& b, int i) { t.axis(b, AxisStyle::airborne, false, static_cast<Basis>(i)); }},
    TrustRow{"River flotilla", [](Things& t, const Box& b, int i) {
                 t.axis(b, AxisStyle::river, true, static_cast<Basis>(i));
             }}};

void position(Things& t, const Box& b, PositionKind kind, const char* side, int column) {
    constexpr std::array certainties{Certainty::certain, Certainty::probable, Certainty::reconstructed};
    t.position(b, kind, side, certainties.at(static_cast<size_t>(column)));
}

constexpr std::array certainty{
    TrustRow{
        "Line held by Japanese or Manchukuo troops: ticks",
        [](Things& t, const Box& b, int i) { position(t, b, PositionKind::line, "japan", i); }},
    TrustRow{
        "Line held by Soviet or Mongolian troops: teeth",
        [](Things& t, const Box& b, int i) { position(t, b, PositionKind::line, "soviet", i); }},
    TrustRow{
        "Move in a battle",
        [](Things& t, const Box& b, int i) { position(t, b, PositionKind::arrow, "soviet", i); }},
    TrustRow{"Surrounded troops", [](Things& t, const Box& b, int i) {
                 position(t, b, PositionKind::pocket, "japan", i);
             }}};

constexpr std::array movements{
    SheetRow{
        "Start line",
        24,
        [](Things& t, const Box& b) {
            t.position(b, PositionKind::startLine, "soviet", Certainty::certain);
        }},
    SheetRow{
        "Patrol",
        24,
        [](Things& t, const Box& b) { t.position(b, PositionKind::patrol, "japan", Certainty::certain); }},
    SheetRow{
        "Move by rail",
        24,
        [](Things& t, const Box& b) { t.axis(b, AxisStyle::rail, false, Basis::attested); }},
    SheetRow{"Other position (schematic)", 24, [](Things& t, const Box& b) {
                 t.position(b, PositionKind::other, "japan", Certainty::certain);
             }}};

constexpr std::array works{
    SheetRow{
        "Fortified region", 24, [](Things& t, const Box& b) { t.zonePoint(b, "fortified-region", "japan"); }},
    SheetRow{"Strong point", 24, [](Things& t, const Box& b) { t.zonePoint(b, "fortified-point", "japan"); }},
    SheetRow{"Garrison", 24, [](Things& t, const Box& b) { t.zonePoint(b, "garrison", "japan"); }},
    SheetRow{"Line of defence, held", 24, [](Things& t, const Box& b) { t.zoneLine(b, "fortified-line"); }},
    SheetRow{"Planned line of defence", 24, [](Things& t, const Box& b) { t.zoneLine(b, "planned-line"); }},
    SheetRow{
        "Objective of an order", 24, [](Things& t, const Box& b) { t.zonePoint(b, "objective", "soviet"); }},
    SheetRow{"Demand", 24, [](Things& t, const Box& b) { t.zonePoint(b, "demand", "soviet"); }},
    SheetRow{
        "Ground held, schematic", 30, [](Things& t, const Box& b) { t.zoneArea(b, "occupied", "soviet"); }},
    SheetRow{
        "Sphere of influence proposed",
        30,
        [](Things& t, const Box& b) { t.zoneArea(b, "sphere", "japan"); }},
    SheetRow{"Other zone", 24, [](Things& t, const Box& b) { t.zonePoint(b, "other", "japan"); }}};

constexpr std::array events{
    SheetRow{
        "Battle, siege, incident",
        24,
        [](Things& t, const Box& b) { t.event(b, "battle", Certainty::certain); }},
    SheetRow{
        "Capture, surrender", 24, [](Things& t, const Box& b) { t.event(b, "capture", Certainty::certain); }},
    SheetRow{
        "Landing from the sea",
        24,
        [](Things& t, const Box& b) { t.event(b, "landing", Certainty::certain); }},
    SheetRow{
        "Airborne landing", 24, [](Things& t, const Box& b) { t.event(b, "airborne", Certainty::certain); }},
    SheetRow{
        "Offensive, march", 24, [](Things& t, const Box& b) { t.event(b, "offensive", Certainty::certain); }},
    SheetRow{
        "Decision, treaty, order",
        24,
        [](Things& t, const Box& b) { t.event(b, "treaty", Certainty::certain); }},
    SheetRow{"Sources differ, or inferred", 24, [](Things& t, const Box& b) {
                 t.event(b, "battle", Certainty::reconstructed);
             }}};

constexpr std::array borders{
    SheetRow{"Border of the time", 34, [](Things& t, const Box& b) { t.border(b); }},
    SheetRow{"Claim of Japan and Manchukuo", 22, [](Things& t, const Box& b) { t.claimLine(b, "japan"); }},
    SheetRow{
        "Claim of the USSR and Mongolia", 22, [](Things& t, const Box& b) { t.claimLine(b, "mongolia"); }},
    SheetRow{"Border since the agreements of 1940-42", 22, [](Things& t, const Box& b) { t.laterBorder(b); }},
    SheetRow{
        "Disputed ground: both claims",
        32,
        [](Things& t, const Box& b) {
            t.claimArea(b, "japan");
            t.claimArea(b, "mongolia");
        }},
    SheetRow{
        "Disputed ground as Japan claimed it",
        32,
        [](Things& t, const Box& b) { t.claimArea(b, "japan"); },
        Perspective::japan},
    SheetRow{
        "Disputed ground as the USSR claimed it",
        32,
        [](Things& t, const Box& b) { t.claimArea(b, "mongolia"); },
        Perspective::soviet},
    SheetRow{"Course of the border not settled", 32, [](Things& t, const Box& b) { t.claimArea(b, ""); }}};

constexpr std::array routes{
    SheetRow{
        "Railway",
        22,
        [](Things& t, const Box& b) { t.route(b, RouteKind::railway, 1435, Certainty::certain); }},
    SheetRow{
        "Railway, narrow gauge",
        22,
        [](Things& t, const Box& b) { t.route(b, RouteKind::railway, 762, Certainty::certain); }},
    SheetRow{
        "Railway, course reconstructed",
        22,
        [](Things& t, const Box& b) { t.route(b, RouteKind::railway, 1435, Certainty::reconstructed); }},
    SheetRow{"Road", 22, [](Things& t, const Box& b) { t.route(b, RouteKind::road, 0, Certainty::certain); }},
    SheetRow{
        "Road, course reconstructed",
        22,
        [](Things& t, const Box& b) { t.route(b, RouteKind::road, 0, Certainty::reconstructed); }},
    SheetRow{
        "River route",
        22,
        [](Things& t, const Box& b) { t.route(b, RouteKind::river, 0, Certainty::certain); }},
    SheetRow{
        "Sea route", 22, [](Things& t, const Box& b) { t.route(b, RouteKind::sea, 0, Certainty::certain); }},
    SheetRow{"Other route", 22, [](Things& t, const Box& b) {
                 t.route(b, RouteKind::other, 0, Certainty::certain);
             }}};

constexpr std::array links{
    SheetRow{"Treaty in force", 54, [](Things& t, const Box& b) { t.link(b, LinkKind::treaty, false); }},
    SheetRow{
        "Treaty or relation that has fallen",
        54,
        [](Things& t, const Box& b) { t.link(b, LinkKind::treaty, true); }},
    SheetRow{"Talks, relations", 54, [](Things& t, const Box& b) { t.link(b, LinkKind::diplomacy, false); }},
    SheetRow{"Proposal", 54, [](Things& t, const Box& b) { t.link(b, LinkKind::proposal, false); }},
    SheetRow{"Order", 46, [](Things& t, const Box& b) { t.link(b, LinkKind::order, false); }},
    SheetRow{"Troops being moved", 36, [](Things& t, const Box& b) { t.link(b, LinkKind::transfer, false); }},
    SheetRow{"Supply", 30, [](Things& t, const Box& b) { t.link(b, LinkKind::supply, false); }},
    SheetRow{"Other relation", 44, [](Things& t, const Box& b) { t.link(b, LinkKind::other, false); }}};

} // namespace

std::span<const TrustRow> basisRows() {
    return basis;
}
std::span<const TrustRow> certaintyRows() {
    return certainty;
}
std::span<const SheetRow> movementRows() {
    return movements;
}
std::span<const SheetRow> worksRows() {
    return works;
}
std::span<const SheetRow> eventRows() {
    return events;
}
std::span<const SheetRow> borderRows() {
    return borders;
}
std::span<const SheetRow> routeRows() {
    return routes;
}
std::span<const SheetRow> linkRows() {
    return links;
}

} // namespace khalkha
