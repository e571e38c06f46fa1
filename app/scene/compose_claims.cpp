// Claims: lines and ground as one side held them, always with the claimant's name. Each camp has a pattern of
// its own, so that colour is never all that tells them apart. Ground in dispute is hatched for both
// claimants.

#include "geo/polyline.h"
#include "scene/layers.h"
#include "scene/mesh.h"
#include "scene/steady_points.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace khalkha {

namespace {

/// Ground gets a name from this size on, a shared one ("disputed") from a smaller one.
constexpr double namedGroundPx = 90, spotNamePx = 36;
/// Of a river that is claimed as a border.
constexpr double riverWidthPx = 5.6;

struct Pattern {
    std::vector<double> dashPx;
    double hatchAngleDeg = 45;
};

Pattern patternOf(Camp camp, double scale) {
    switch (camp) {
    case Camp::japan: // long dash, two dots
        return {{16 * scale, 4 * scale, 2.5 * scale, 4 * scale, 2.5 * scale, 4 * scale}, 45};
    case Camp::soviet: // dash, dot
        return {{20 * scale, 5 * scale, 4 * scale, 5 * scale}, 135};
    case Camp::neither:
        break;
    }
    return {{9 * scale, 5 * scale}, 90};
}

class ClaimPainter {
public:
    ClaimPainter(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes)
        : _in(in),
          _painter(painter),
          _frame(frame),
          _notes(notes),
          _scale(pictureScale(in.view, in.camera.viewport())),
          _opacity(in.view.layer(Layer::claims).opacity) {}

    void ground(const SampledGround& sampled) {
        // Claims over the same ground hatch it themselves.
        const auto claimed = [&](const SceneModel::ClaimShape* shape) {
            return !shape->claim->unsettled && !sampled.ground->areas.empty() &&
                   std::any_of(shape->areas.begin(), shape->areas.end(), [&](const AreaShape& area) {
                       return area.contains(sampled.ground->areas.front().anchor());
                   });
        };
        if (std::any_of(_in.sample.claims.begin(), _in.sample.claims.end(), claimed)) {
            return;
        }
        std::vector<const Polity*> claimants;
        for (const Polity* polity : {sampled.holder, sampled.claimant}) {
            if (polity != nullptr && _in.view.perspective != Perspective::none &&
                (_in.view.perspective == Perspective::both ||
                 campOf(_in.model.chronicle(), polity->sideId) == wantedCamp())) {
                claimants.push_back(polity);
            }
        }
        for (const AreaShape& area : sampled.ground->areas) {
            Hatch hatch = hatchFor(
                claimants.empty() ? _in.theme.hue(Hue::grey).line : colourOf(*claimants.front()),
                claimants.empty() ? 90 : angleOf(*claimants.front()));
            if (claimants.size() > 1) {
                hatch.second = colourOf(*claimants[1]).withAlpha(hatchAlpha() * _opacity);
                hatch.secondAngleDeg = hatch.firstAngleDeg == 45 ? 135 : 45;
            }
            fill(area, hatch);
        }
        addSources(_notes, sampled.row->provenance);
        _notes.legendEntries.insert(disputedKey());
    }

    void areas(const SceneModel::ClaimShape& shape) {
        const Claim& claim = *shape.claim;
        if (std::none_of(shape.areas.begin(), shape.areas.end(), [&](const AreaShape& area) {
                return _in.camera.maySee(area.center, area.radiusMeters);
            })) {
            return;
        }
        const Colour colour = colourOf(claim);
        double largest = 0;
        bool painted = false;
        const AreaShape* main = nullptr;
        const std::vector<const Claim*> together = claimsOf(shape);
        const auto own =
            static_cast<size_t>(std::find(together.begin(), together.end(), &claim) - together.begin());
        for (const AreaShape& area : shape.areas) {
            Hatch hatch = hatchFor(colour, patternOf(camp(claim), _scale).hatchAngleDeg);
            if (claim.unsettled) {
                hatch.spacingPx = 8 * _scale;
                hatch.firstAngleDeg = 0;
                hatch.first = colour.withAlpha(0.5 * _opacity);
            } else if (own % 2 == 1) {
                hatch.first = {0, 0, 0, 0}; // drawn with the one before it
            } else if (own + 1 < together.size()) {
                // Two claims to the same ground: both sets of lines at once.
                const Claim& second = *together[own + 1];
                hatch.second = colourOf(second).withAlpha(hatchAlpha() * _opacity);
                hatch.secondAngleDeg = patternOf(camp(second), _scale).hatchAngleDeg;
            }
            painted = fill(area, hatch) || painted;
            const double size = sizePx(area.center, area.radiusMeters);
            if (size > largest) {
                largest = size;
                main = &area;
            }
        }
        if (!painted) {
            return;
        }
        note(claim);
        _notes.legendEntries.insert(claim.unsettled ? "claim.unsettled" : disputedKey());
        const std::optional<ScreenPoint> at = main != nullptr ? insideOf(shape, main->whole()) : std::nullopt;
        if (at && largest >= namedGroundPx * _scale) {
            // Two claims on the same ground: one name above, one below.
            const double shift = camp(claim) == Camp::japan ? -22 : camp(claim) == Camp::soviet ? 22 : 0;
            want(claim, {at->x, at->y + shift * _scale}, 0.85, 1);
        } else if (at && largest >= spotNamePx * _scale) {
            spotName(claim, *at);
        }
    }

    void lines(const SceneModel::ClaimShape& shape) {
        const Claim& claim = *shape.claim;
        const Pattern pattern = patternOf(camp(claim), _scale);
        const bool selected = _in.view.isMarked(ThingKind::claim, claim.id);
        ScreenLine longest;
        double longestPx = 0;
        for (const ProjectableLine& line : shape.lines) {
            if (!_in.camera.maySee(line.center, line.radiusMeters) ||
                sizePx(line.center, line.radiusMeters) < smallestClaimPx * _scale) {
                continue;
            }
            for (const ScreenLine& projected : projectLine(_in.camera, line, 0.5, 24)) {
                const double width = (selected ? 4.6 : 3.4) * _scale;
                const ScreenLine course = thinned(projected, 0.4);
                if (claim.riverBank != Hand::none) {
                    river(course);
                    addObstacles(_notes, course, riverWidthPx * _scale / 2);
                }
                const ScreenLine run = offsetLine(course, bankOffset(claim, width));
                _painter.stroke(run, {width + 3 * _scale, _in.theme.casing.withAlpha(0.8 * _opacity), {}, 0});
                _painter.stroke(run, {width, colourOf(claim).withAlpha(_opacity), pattern.dashPx, 0});
                addObstacles(_notes, run, width);
                addPick(_frame, ThingKind::claim, claim.id, run, 7 * _scale);
                const double size = lengthPx(run);
                if (size > longestPx) {
                    longestPx = size;
                    longest = run;
                }
            }
        }
        if (longest.empty()) {
            return;
        }
        note(claim);
        const Camp side = camp(claim);
        _notes.legendEntries.insert("claim." + (claim.sideId.empty() ? "unsettled" : claim.sideId));
        const PointOnLine middle = pointAlong(longest, longestPx * (side == Camp::soviet ? 0.55 : 0.42));
        want(claim, besideLine(claim, middle), 1, 0);
        for (const PointOnLine& foot : steadyFeet(shape)) {
            _notes.labels.back().stands.push_back({besideLine(claim, foot), 0, foot.at});
        }
    }

private:
    /// The settled claims to exactly this ground, in the order of drawing.
    [[nodiscard]] std::vector<const Claim*> claimsOf(const SceneModel::ClaimShape& shape) const {
        std::vector<const Claim*> claims;
        for (const SceneModel::ClaimShape* other : _in.sample.claims) {
            if (!other->claim->unsettled && other->ground == shape.ground) {
                claims.push_back(other->claim);
            }
        }
        return claims;
    }
    /// Where the name of a claimed line may stand, best first; the longest of its lines first.
    [[nodiscard]] std::vector<PointOnLine> steadyFeet(const SceneModel::ClaimShape& shape) const {
        std::vector<const ProjectableLine*> lines;
        for (const ProjectableLine& line : shape.lines) {
            lines.push_back(&line);
        }
        std::stable_sort(lines.begin(), lines.end(), [](const ProjectableLine* a, const ProjectableLine* b) {
            return a->radiusMeters > b->radiusMeters;
        });
        constexpr size_t most = 4;
        std::vector<PointOnLine> feet;
        for (const ProjectableLine* line : lines) {
            if (feet.size() < most && _in.camera.maySee(line->center, line->radiusMeters)) {
                for (const PointOnLine& foot :
                     steadyPoints(_in.camera, *line, freeOfPanels(_in, 60 * _scale), most - feet.size())) {
                    feet.push_back(foot);
                }
            }
        }
        return feet;
    }
    [[nodiscard]] Camp camp(const Claim& claim) const { return campOf(_in.model.chronicle(), claim.sideId); }
    [[nodiscard]] Camp wantedCamp() const {
        return _in.view.perspective == Perspective::japan ? Camp::japan : Camp::soviet;
    }
    [[nodiscard]] Colour colourOf(const Claim& claim) const {
        const Side* side = _in.model.chronicle().side(claim.sideId);
        return _in.theme.hue(claim.unsettled || side == nullptr ? Hue::grey : side->hue).line;
    }
    [[nodiscard]] Colour colourOf(const Polity& polity) const { return _in.theme.hue(polity.hue).line; }
    [[nodiscard]] double angleOf(const Polity& polity) const {
        return patternOf(campOf(_in.model.chronicle(), polity.sideId), 1).hatchAngleDeg;
    }
    /// Ground is hatched for both claimants, or for the one whose view is shown.
    [[nodiscard]] std::string disputedKey() const {
        const bool one =
            _in.view.perspective == Perspective::japan || _in.view.perspective == Perspective::soviet;
        return one ? "disputed." + std::string(perspectiveCode(_in.view.perspective)) : "disputed";
    }
    [[nodiscard]] static double hatchAlpha() { return 0.42; }
    /// The line stands on the claimant's bank, so that the river itself is seen beside it.
    [[nodiscard]] double bankOffset(const Claim& claim, double widthPx) const {
        const double away = riverWidthPx * _scale / 2 + widthPx / 2 + 0.6 * _scale;
        return claim.riverBank == Hand::left ? away : claim.riverBank == Hand::right ? -away : 0;
    }
    /// The river that is claimed, wide enough to be seen beside the line, and narrow again where it leaves
    /// it.
    void river(const ScreenLine& course) {
        if (!_in.view.layer(Layer::water).visible) {
            return;
        }
        const double whole = lengthPx(course);
        const double least = std::min(1.2, riverWidthPx / 2) * _scale;
        const double taper = std::min(70 * _scale, whole / 3);
        ScreenLine line;
        std::vector<double> water, bank;
        for (const double part : {0.0, 0.25, 0.5, 0.75}) {
            line.push_back(pointAlong(course, part * taper).at);
        }
        const ScreenLine middle = partPx(course, taper, whole - taper);
        line.insert(line.end(), middle.begin(), middle.end());
        for (const double part : {0.75, 0.5, 0.25, 0.0}) {
            line.push_back(pointAlong(course, whole - part * taper).at);
        }
        // What the picture's edge cuts off goes on there as it is.
        const Viewport size = _in.camera.viewport();
        const auto ends = [&](ScreenPoint at) {
            return at.x >= 0 && at.y >= 0 && at.x <= size.widthPx && at.y <= size.heightPx;
        };
        const bool begun = ends(course.front());
        const bool ended = ends(course.back());
        double along = 0;
        for (size_t i = 0; i < line.size(); ++i) {
            along += i > 0 ? distance(line[i - 1], line[i]) : 0.0;
            const double toEnd = std::min(begun ? along : taper, ended ? whole - along : taper);
            const double part = std::clamp(toEnd / std::max(taper, 1.0), 0.0, 1.0);
            water.push_back(least + (riverWidthPx * _scale / 2 - least) * part);
            bank.push_back(water.back() + 1.5 * _scale * part);
        }
        const double opacity = _in.view.layer(Layer::water).opacity;
        _painter.ribbon(line, bank, _in.theme.casing.withAlpha(0.8 * opacity));
        // Wider than elsewhere, and strong enough to stand between bank and claim.
        _painter.ribbon(line, water, mix(_in.theme.river, _in.theme.waterText, 0.45).withAlpha(opacity));
    }
    [[nodiscard]] double sizePx(const Ecef& center, double radiusMeters) const {
        return 2 * radiusMeters / metersPerPixelNear(_in.camera, center, radiusMeters);
    }
    [[nodiscard]] Hatch hatchFor(Colour colour, double angleDeg) const {
        Hatch hatch;
        hatch.first = colour.withAlpha(hatchAlpha() * _opacity);
        hatch.second = {0, 0, 0, 0};
        hatch.firstAngleDeg = angleDeg;
        hatch.spacingPx = 11 * _scale;
        hatch.widthPx = 1.5 * _scale;
        return hatch;
    }

    bool fill(const AreaShape& area, const Hatch& hatch) { return hatchArea(_in, _painter, area, hatch); }

    [[nodiscard]] std::vector<ScreenLine> rimOf(const AreaShape& area, size_t index, Ring ring) const {
        constexpr double marginPx = 200;
        if (const auto detail = area.ringDetail(index)) {
            return projectLine(_in.camera, *detail, 1, marginPx);
        }
        if (!ring.empty()) {
            ring.push_back(ring.front());
        }
        return projectLine(_in.camera, std::span<const LonLat>(ring), marginPx);
    }

    /// A point of visible ground well away from its rim.
    [[nodiscard]] std::optional<ScreenPoint>
    insideOf(const SceneModel::ClaimShape& shape, const ProjectableArea& area) const {
        std::vector<ScreenLine> rims;
        for (size_t i = 0; i < shape.areas.size(); ++i) {
            const AreaShape& part = shape.areas[i];
            if (!_in.camera.maySee(part.center, part.radiusMeters, 200)) {
                continue;
            }
            const std::vector<Ring>& rings = shape.claim->areas[i].rings;
            for (size_t k = 0; k < rings.size(); ++k) {
                for (const ScreenLine& run : rimOf(part, k, rings[k])) {
                    rims.push_back(thinned(run, 2));
                }
            }
        }
        const Viewport size = _in.camera.viewport();
        const auto room = [&](ScreenPoint at) {
            double least =
                std::min(std::min(at.x, size.widthPx - at.x), std::min(at.y, size.heightPx - at.y));
            for (const ScreenLine& rim : rims) {
                for (size_t i = 1; i < rim.size(); ++i) {
                    least = std::min(least, distanceToLeg(at, rim[i - 1], rim[i]));
                }
            }
            return least;
        };
        // The large triangles first, whatever is seen: the first with room enough stays the first while the
        // camera moves.
        std::vector<std::pair<double, size_t>> bySize;
        for (size_t i = 0; i + 2 < area.triangles.size(); i += 3) {
            const Ecef& corner = area.points[area.triangles[i]];
            const Ecef one = area.points[area.triangles[i + 1]] - corner;
            const Ecef other = area.points[area.triangles[i + 2]] - corner;
            bySize.emplace_back(-glm::length(glm::cross(one, other)), i);
        }
        std::sort(bySize.begin(), bySize.end());
        std::optional<ScreenPoint> best;
        const double enough = 60 * _scale;
        double most = 0;
        for (const auto& [negativeSize, i] : bySize) {
            const Ecef middle = (area.points[area.triangles[i]] + area.points[area.triangles[i + 1]] +
                                 area.points[area.triangles[i + 2]]) /
                                3.0;
            const auto at = _in.camera.isVisible(middle) ? _in.camera.project(middle) : std::nullopt;
            const double free = at ? room(*at) : 0.0;
            if (free > most) {
                most = free;
                best = at;
            }
            if (most >= enough) {
                break;
            }
        }
        return best;
    }

    [[nodiscard]] bool inDispute(LonLat at) const {
        const auto covers = [&](const std::vector<AreaShape>& areas) {
            return std::any_of(
                areas.begin(), areas.end(), [&](const AreaShape& area) { return area.contains(at); });
        };
        return std::any_of(
                   _in.sample.claims.begin(),
                   _in.sample.claims.end(),
                   [&](const SceneModel::ClaimShape* shape) {
                       return !shape->claim->unsettled && covers(shape->areas);
                   }) ||
               std::any_of(
                   _in.sample.disputed.begin(), _in.sample.disputed.end(), [&](const SampledGround& sampled) {
                       return covers(sampled.ground->areas);
                   });
    }

    /// Middle of a name beside a line, on the side away from the ground in dispute.
    [[nodiscard]] ScreenPoint besideLine(const Claim& claim, const PointOnLine& foot) const {
        const ScreenPoint left = leftOf(foot.direction);
        const auto ground = _in.camera.pick(foot.at + left * (12 * _scale));
        const ScreenPoint outward = ground && inDispute(*ground) ? left * -1.0 : left;
        const TextStyle style{_in.view.language, true, 19 * _scale, 0};
        const double half = 0.5 * _in.metrics.measure(claim.name.best(_in.view.language), style).widthPx;
        const double away = (16 + 19 * std::abs(outward.y)) * _scale + 1.2 * half * std::abs(outward.x);
        return foot.at + outward * away;
    }

    void note(const Claim& claim) { addSources(_notes, claim.provenance); }

    void want(const Claim& claim, ScreenPoint at, double size, int priority) {
        ComposeNotes::Wanted label;
        label.text = claim.name;
        label.at = at;
        const Side* side = _in.model.chronicle().side(claim.sideId);
        label.colour = _in.theme.hue(claim.unsettled || side == nullptr ? Hue::grey : side->hue).text;
        label.sizePx = 19 * size * _scale;
        label.bold = priority == 0;
        label.priority = priority;
        label.setThing(ThingKind::claim, claim.id);
        _notes.labels.push_back(std::move(label));
    }

    /// One short name for a spot of ground too small for the names of all that is claimed there.
    void spotName(const Claim& claim, ScreenPoint at) {
        const auto near = [&](const ComposeNotes::Wanted& other) {
            return other.id.rfind("spot ", 0) == 0 && distance(other.at, at) < 80 * _scale;
        };
        if (std::any_of(_notes.labels.begin(), _notes.labels.end(), near)) {
            return;
        }
        ComposeNotes::Wanted label;
        label.text = claim.unsettled ? unsettledName() : disputedName();
        label.at = at + ScreenPoint{0, 16 * _scale};
        label.colour = _in.theme.textSecondary;
        label.sizePx = 16 * _scale;
        label.priority = 4;
        label.id = "spot " + claim.id;
        label.thing = {ThingKind::claim, claim.id};
        _notes.labels.push_back(std::move(label));
    }

    static LocalText disputedName() {
        LocalText name;
        name.in(Language::en) = "disputed";
        name.in(Language::ja) = "係争地";
        name.in(Language::ru) = "спорная территория";
        name.in(Language::zh) = "爭議地";
        name.in(Language::zhHans) = "争议地";
        name.in(Language::mn) = "маргаантай газар";
        name.in(Language::ko) = "분쟁 지역";
        return name;
    }
    static LocalText unsettledName() {
        LocalText name;
        name.in(Language::en) = "border not settled";
        name.in(Language::ja) = "国境未確定";
        name.in(Language::ru) = "граница не установлена";
        name.in(Language::zh) = "國界未定";
        name.in(Language::zhHans) = "国界未定";
        name.in(Language::mn) = "хил тогтоогоогүй";
        name.in(Language::ko) = "국경 미확정";
        return name;
    }

    const ComposeInput& _in;
    Painter& _painter;
    Frame& _frame;
    ComposeNotes& _notes;
    double _scale, _opacity;
};

} // namespace

void paintClaims(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes) {
    if (!in.view.layer(Layer::claims).visible) {
        return;
    }
    ClaimPainter claims(in, painter, frame, notes);
    for (const SampledGround& ground : in.sample.disputed) {
        claims.ground(ground);
    }
    for (const SceneModel::ClaimShape* shape : in.sample.claims) {
        claims.areas(*shape);
    }
    for (const SceneModel::ClaimShape* shape : in.sample.claims) {
        claims.lines(*shape);
    }
}

} // namespace khalkha
