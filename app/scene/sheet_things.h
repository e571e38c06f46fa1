#pragma once
// The little chronicle under the symbol sheet: things placed by where they are to be seen on the page.

#include "chronicle/model.h"
#include "scene/camera.h"

namespace khalkha {

/// A place on the page, units of 1/1080 of its height (see SheetThings); y is the middle.
struct SampleBox {
    double x = 0, y = 0, width = 0, height = 0;
};

/// When the sheet is looked at: every flag flies.
inline constexpr Instant sheetInstant{-768862800}; // 1945-08-21T12:00+09:00

/// Adds things to a chronicle. Each runs or stands in the middle of its box.
class SheetThings {
public:
    /// The camera looks straight down; unitPx pixels are one unit of the boxes.
    SheetThings(const Chronicle& campaign, const Camera& camera, double unitPx);

    void front(const SampleBox& box, Basis basis);
    void axis(const SampleBox& box, AxisStyle style, bool mainEffort, Basis basis);
    void position(const SampleBox& box, PositionKind kind, const char* side, Certainty certainty);
    void zoneLine(const SampleBox& box, const char* kind);
    void zonePoint(const SampleBox& box, const char* kind, const char* side);
    void zoneArea(const SampleBox& box, const char* kind, const char* side);
    /// The border of the time between two states of a side each.
    void border(const SampleBox& box);
    void laterBorder(const SampleBox& box);
    void claimLine(const SampleBox& box, const char* side);
    /// A claim to the whole box; without a side: ground that nobody settles.
    void claimArea(const SampleBox& box, const char* side);
    void route(const SampleBox& box, RouteKind kind, int gaugeMm, Certainty certainty);
    void link(const SampleBox& box, LinkKind kind, bool broken);
    void event(const SampleBox& box, const char* category, Certainty certainty);
    /// One whose date is not exact.
    void vagueEvent(const SampleBox& box, const char* category);

    /// The chronicle, finished.
    [[nodiscard]] ChroniclePtr take();

private:
    [[nodiscard]] LonLat at(double x, double y) const;
    [[nodiscard]] Polyline level(const SampleBox& box, double dy = 0) const;
    [[nodiscard]] Polygon rectangle(const SampleBox& box) const;
    [[nodiscard]] std::string nextId(const char* kind);
    std::string placeAt(double x, double y);

    const Camera& _camera;
    double _unitPx;
    int _count = 0;
    Chronicle _chronicle;
};

} // namespace khalkha
