// Borders of the instant: tint bands inside polities, lines between them. Coasts get a band on the land side
// and no line; where there is no polity there is nothing.

#include "scene/layers.h"
#include "scene/mesh.h"

#include <algorithm>

namespace khalkha {

namespace {

/// Width of a band at a picture scale of 1, pixels.
constexpr double bandWidthPx = 20;
/// Bands bear a coarser line than strokes.
constexpr double bandTolerancePx = 4;
/// Islands smaller than this on the screen get no band.
constexpr double smallestIslandPx = 12;

double darkness(Colour colour) {
    return 255.0 - (0.3 * colour.r + 0.59 * colour.g + 0.11 * colour.b);
}

/// Colour of the line between two polities: that of their family, or between the two families.
Colour lineColour(const Theme& theme, const Polity* left, const Polity* right) {
    const auto hueOf = [&](const Polity& polity) { return theme.hue(polity.hue).line; };
    if (left == nullptr || right == nullptr) {
        return hueOf(left != nullptr ? *left : *right);
    }
    if (left->hue == right->hue) {
        return hueOf(*left);
    }
    const Colour a = hueOf(*left);
    const Colour b = hueOf(*right);
    // A little towards the darker one, whichever side it is on, then towards the ink of the map.
    const Colour between = darkness(a) >= darkness(b) ? mix(a, b, 0.45) : mix(b, a, 0.45);
    return mix(between, theme.text, 0.25);
}

class BorderPainter {
public:
    BorderPainter(const ComposeInput& in, Painter& painter, ComposeNotes& notes)
        : _in(in), _painter(painter), _notes(notes), _scale(pictureScale(in.view, in.camera.viewport())) {}

    void bands(const SampledEdge& edge) {
        const ProjectableLine& line = edge.edge->line;
        const double near = metersPerPixelNear(_in.camera, line.center, line.radiusMeters);
        if (edge.left == edge.right || line.radiusMeters / near < smallestIslandPx * _scale) {
            return;
        }
        const Colour left = bandColour(edge.left);
        const Colour right = bandColour(edge.right);
        const double width = bandWidthPx * _scale;
        for (const ScreenLine& run : projectLine(_in.camera, line, bandTolerancePx, width + 8)) {
            _bands.push_back({thinned(run, bandTolerancePx), left, right});
        }
        addSources(_notes, edge.edge->edge->provenance);
        _notes.legendEntries.insert("border");
    }

    void paintBands() { _painter.bands(_bands, bandWidthPx * _scale); }

    void line(const SampledEdge& edge) {
        if (!edge.border) {
            return;
        }
        if (edge.disputed) {
            disputedRim(edge);
            return;
        }
        Stroke stroke;
        const bool sameFamily =
            edge.left != nullptr && edge.right != nullptr && edge.left->hue == edge.right->hue;
        stroke.widthPx = (sameFamily ? 1.5 : 1.9) * _scale;
        stroke.colour = lineColour(_in.theme, edge.left, edge.right).withAlpha(opacity());
        switch (edge.edge->edge->provenance.certainty) {
        case Certainty::certain:
            break;
        case Certainty::probable:
            stroke.widthPx *= 0.85;
            break;
        case Certainty::reconstructed:
            stroke.widthPx *= 0.85;
            stroke.dashPx = {8 * _scale, 4 * _scale};
            break;
        }
        strokeEdge(edge, stroke);
        addSources(_notes, edge.edge->edge->provenance);
        _notes.legendEntries.insert("border");
    }

private:
    [[nodiscard]] double opacity() const { return _in.view.layer(Layer::borders).opacity; }

    [[nodiscard]] Colour bandColour(const Polity* polity) const {
        return polity == nullptr
                   ? Colour{0, 0, 0, 0}
                   : _in.theme.hue(polity->hue).band.withAlpha(_in.view.layer(Layer::polities).opacity);
    }

    /// Claimed lines are drawn as claims, with their names. Where they are not, a neutral dotted rim says
    /// that the ground is in dispute.
    void disputedRim(const SampledEdge& edge) {
        const ProjectableLine& line = edge.edge->line;
        const double near = metersPerPixelNear(_in.camera, line.center, line.radiusMeters);
        const bool claimsDrawn = _in.view.layer(Layer::claims).visible &&
                                 _in.view.perspective != Perspective::none &&
                                 2 * line.radiusMeters / near >= smallestClaimPx * _scale;
        if (claimsDrawn) {
            return;
        }
        strokeEdge(
            edge,
            {1.4 * _scale, _in.theme.textSecondary.withAlpha(0.8 * opacity()), {2 * _scale, 3 * _scale}, 0});
    }

    void strokeEdge(const SampledEdge& edge, const Stroke& stroke) {
        const ProjectableLine& line = edge.edge->line;
        for (const ScreenLine& run : projectLine(_in.camera, line, 0.6, 16)) {
            _painter.stroke(thinned(run, 0.5), stroke);
        }
    }

    const ComposeInput& _in;
    Painter& _painter;
    ComposeNotes& _notes;
    double _scale;
    std::vector<Painter::Band> _bands;
};

} // namespace

void paintBorders(const ComposeInput& in, Painter& painter, Frame& /*frame*/, ComposeNotes& notes) {
    BorderPainter borders(in, painter, notes);
    std::vector<const SampledEdge*> seen;
    for (const SampledEdge& edge : in.sample.edges) {
        if (in.camera.maySee(edge.edge->line.center, edge.edge->line.radiusMeters)) {
            seen.push_back(&edge);
        }
    }
    if (in.view.layer(Layer::polities).visible) {
        for (const SampledEdge* edge : seen) {
            borders.bands(*edge);
        }
        borders.paintBands();
    }
    if (in.view.layer(Layer::borders).visible) {
        for (const SampledEdge* edge : seen) {
            borders.line(*edge);
        }
    }
}

} // namespace khalkha
