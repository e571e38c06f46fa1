#include "scene/symbol_sheet.h"

#include "base/translate.h"
#include "scene/flags.h"
#include "scene/layers.h"
#include "scene/mark_colours.h"
#include "scene/sheet_rows.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr double pageWidth = 1920, pageHeight = 1080;

/// The eye over the ground that the things lie on: near enough for positions of a battle.
CameraView sheetCamera() {
    return viewFromHeight({0, 0}, 150e3, 0, 0);
}

class Page {
public:
    Page(const Chronicle& campaign, const ViewState& view, Viewport viewport, const TextMetrics& metrics)
        : _campaign(campaign),
          _view(sheetView(view, viewport)),
          _unit(std::min(viewport.widthPx / pageWidth, viewport.heightPx / pageHeight)),
          _camera(_view.camera, viewport),
          _theme(khalkha::theme(view.theme)),
          _metrics(metrics),
          _painter(_frame) {
        _frame.viewport = viewport;
        _frame.camera = _view.camera;
        _frame.theme = view.theme;
        _frame.layers = _view.layers;
        for (const Layer layer : {Layer::relief, Layer::water, Layer::graticule}) {
            _frame.layers.at(static_cast<size_t>(layer)).visible = false;
        }
        for (size_t i = 0; i < perspectives.size(); ++i) {
            _things.emplace_back(campaign, _camera, _unit);
        }
    }

    Frame take() {
        paper();
        heading(40, 34, tr("Lines and symbols"), 30);
        text(
            330,
            34,
            tr("Lines and areas are drawn by the painters of the map; unit symbols after MIL-STD-2525D / "
               "APP-6D"),
            15,
            1680);
        trustTables();
        lists();
        paintThings();
        units();
        for (const Text& each : _texts) {
            paintText(each);
        }
        return std::move(_frame);
    }

private:
    static constexpr std::array perspectives{Perspective::both, Perspective::japan, Perspective::soviet};

    static ViewState sheetView(const ViewState& asked, Viewport viewport) {
        ViewState view;
        view.at = sheetInstant;
        view.camera = sheetCamera();
        view.language = asked.language;
        view.theme = asked.theme;
        view.perspective = asked.perspective;
        view.reducedMotion = true;
        // Type and marks follow the page, which may be lower than the picture.
        const double unit = std::min(viewport.widthPx / pageWidth, viewport.heightPx / pageHeight);
        view.uiScale = unit / pictureScale(view, viewport);
        for (LayerSetting& layer : view.layers) {
            layer = {true, 1};
        }
        view.layer(Layer::night).visible = false;
        return view;
    }

    struct Text {
        double x, y;
        std::string content;
        double size, room;
        bool bold, middle;
        Colour colour;
    };
    [[nodiscard]] std::string tr(const char* english) const { return khalkha::tr(_view.language, english); }
    void text(double x, double y, std::string content, double size, double room, bool middle = false) {
        _texts.push_back({x, y, std::move(content), size, room, false, middle, _theme.boxText});
    }
    void heading(double x, double y, std::string content, double size = 18) {
        _texts.push_back({x, y, std::move(content), size, 900, true, false, _theme.boxText});
    }

    [[nodiscard]] double widthOf(const std::string& line, double size, bool bold) const {
        return _metrics.measure(line, {_view.language, bold, size * _unit, 0}).widthPx / _unit;
    }
    /// The text on one line, or on two where it does not fit; smaller where two are not enough.
    void paintText(const Text& asked) {
        double size = asked.size;
        std::vector<std::string> lines{asked.content};
        if (widthOf(asked.content, size, asked.bold) > asked.room) {
            const size_t middle = asked.content.size() / 2;
            size_t best = std::string::npos;
            for (size_t i = asked.content.find(' '); i != std::string::npos;
                 i = asked.content.find(' ', i + 1)) {
                const auto away = [&](size_t at) { return at > middle ? at - middle : middle - at; };
                best = best == std::string::npos || away(i) < away(best) ? i : best;
            }
            if (best != std::string::npos) {
                lines = {asked.content.substr(0, best), asked.content.substr(best + 1)};
            }
        }
        for (const std::string& line : lines) {
            size = std::min(
                size, asked.size * asked.room / std::max(1.0, widthOf(line, asked.size, asked.bold)));
        }
        double baseline = asked.y + 0.36 * size - 0.58 * size * static_cast<double>(lines.size() - 1);
        for (const std::string& line : lines) {
            TextRun run;
            run.text = line;
            run.style = {_view.language, asked.bold, size * _unit, 0};
            const double left = asked.middle ? asked.x - widthOf(line, size, asked.bold) / 2 : asked.x;
            run.at = {left * _unit, baseline * _unit};
            run.colour = asked.colour;
            run.haloPx = 0;
            _painter.text(std::move(run));
            baseline += 1.16 * size;
        }
    }

    void paper() {
        const auto width = static_cast<double>(_frame.viewport.widthPx);
        const auto height = static_cast<double>(_frame.viewport.heightPx);
        const ScreenLine corners{{0, 0}, {width, 0}, {width, height}, {0, height}};
        constexpr std::array<unsigned, 6> triangles{0, 1, 2, 0, 2, 3};
        _painter.fillTriangles(corners, triangles, _theme.land);
    }

    [[nodiscard]] SheetThings& things(Perspective perspective) {
        const auto* const found = std::find(perspectives.begin(), perspectives.end(), perspective);
        return _things.at(static_cast<size_t>(found - perspectives.begin()));
    }

    void trustTable(
        double y,
        const char* title,
        std::span<const TrustRow> rows,
        const std::array<const char*, 3>& columns,
        double rowHeight,
        double lastHeight) {
        heading(40, y, tr(title));
        for (size_t i = 0; i < columns.size(); ++i) {
            text(sampleX(i) + sampleWidth / 2, y, tr(columns.at(i)), 15, sampleWidth + 10, true);
        }
        y += 14 + rowHeight / 2;
        for (const TrustRow& row : rows) {
            const bool last = &row == &rows.back();
            const double height = last ? lastHeight : rowHeight;
            y += last ? (lastHeight - rowHeight) / 2 : 0;
            text(40, y, tr(row.text), 15, 195);
            for (size_t i = 0; i < columns.size(); ++i) {
                const SampleBox box{sampleX(i), y, sampleWidth, height - 12};
                row.add(things(Perspective::both), box, static_cast<int>(i));
            }
            y += height;
        }
    }
    static constexpr double sampleWidth = 130;
    [[nodiscard]] static double sampleX(size_t column) { return 250 + 155 * static_cast<double>(column); }

    void trustTables() {
        trustTable(
            86, "What a line rests on", basisRows(), {"attested", "interpolated", "reconstructed"}, 40, 40);
        trustTable(
            372, "Positions in a battle", certaintyRows(), {"certain", "probable", "reconstructed"}, 44, 62);
    }

    double
    list(double x, double y, const char* title, std::span<const SheetRow> rows, double width, double room) {
        heading(x, y, tr(title));
        y += 16;
        for (const SheetRow& row : rows) {
            y += row.height / 2 + 2;
            row.add(things(row.perspective), {x, y, width, row.height - 6});
            text(x + width + 14, y, tr(row.text), 15, room);
            y += row.height / 2 + 2;
        }
        return y + 18;
    }

    void lists() {
        double y = list(40, 616, "Movements", movementRows(), 110, 195);
        list(40, y, "Events under way", eventRows(), 110, 195);
        list(385, 616, "Works and aims", worksRows(), 110, 195);
        y = list(740, 86, "Borders and claims", borderRows(), 150, 245);
        y = list(740, y, "Ways", routeRows(), 150, 245);
        list(740, y, "Relations and movements", linkRows(), 150, 245);
    }

    /// The same steps as for a map, for what each perspective shows.
    void paintThings() {
        for (size_t i = 0; i < perspectives.size(); ++i) {
            const SceneModel model(_things[i].take());
            ViewState view = _view;
            view.perspective = perspectives.at(i);
            const Sample sampled = sample(model, view.at, view.perspective, Pulses::standing);
            const ComposeInput in{model, view, _camera, _theme, sampled, _metrics};
            ComposeNotes notes;
            paintBorders(in, _painter, _frame, notes);
            paintRoutes(in, _painter, _frame, notes);
            paintClaims(in, _painter, _frame, notes);
            paintLaterBorders(in, _painter, _frame, notes);
            paintZoneAreas(in, _painter, _frame, notes);
            paintZones(in, _painter, _frame, notes);
            paintLinks(in, _painter, _frame, notes);
            paintAxes(in, _painter, _frame, notes);
            paintFronts(in, _painter, _frame, notes);
            paintPositions(in, _painter, _frame, notes);
            paintEvents(in, _painter, _frame, notes);
        }
        _frame.picks.clear();
    }

    void symbol(double x, double y, Sidc sidc, const char* side) {
        const SceneModel& model = unitModel();
        const Sample nothing;
        const ComposeInput in{model, _view, _camera, _theme, nothing, _metrics};
        UnitMark mark;
        mark.symbol = sidc;
        mark.sideId = side;
        paintUnitSymbol(
            _painter,
            unitSymbol(sidc),
            {x * _unit, y * _unit},
            unitPx * _unit,
            _unit,
            markColours(in, mark).symbol);
    }
    [[nodiscard]] const SceneModel& unitModel() {
        if (!_unitModel) {
            _unitModel.emplace(SheetThings(_campaign, _camera, _unit).take());
        }
        return *_unitModel;
    }
    static constexpr double unitPx = 0.32; ///< a friend's land frame is 32 units high

    void units() {
        heading(1170, 86, tr("Unit symbols"));
        frames();
        echelons();
        arms();
        flags();
    }

    void frames() {
        struct Column {
            const char* text;
            StandardIdentity identity;
            const char* side;
        };
        constexpr std::array columns{
            Column{"Friend", StandardIdentity::friendly, "japan"},
            Column{"Enemy", StandardIdentity::hostile, "soviet"},
            Column{"No side taken", StandardIdentity::neutral, "soviet"},
            Column{"Unknown", StandardIdentity::unknown, ""}};
        struct Row {
            const char* text;
            Sidc sidc;
        };
        Sidc land;
        land.entity = 121100;
        land.echelon = Echelon::division;
        Sidc headquarters = land;
        headquarters.headquarters = true;
        headquarters.entity = 110000;
        headquarters.echelon = Echelon::army;
        Sidc planned = land;
        planned.status = 1;
        Sidc air;
        air.set = SymbolSet::air;
        air.entity = 110100;
        Sidc sea;
        sea.set = SymbolSet::seaSurface;
        sea.entity = 121000;
        const std::array rows{
            Row{"Land unit", land},
            Row{"Headquarters", headquarters},
            Row{"Planned or expected", planned},
            Row{"In the air", air},
            Row{"At sea", sea}};
        double y = 86;
        for (size_t i = 0; i < columns.size(); ++i) {
            text(frameX(i), y, tr(columns.at(i).text), 15, 125, true);
        }
        y = 140;
        for (const Row& row : rows) {
            text(1170, y, tr(row.text), 15, 150);
            for (size_t i = 0; i < columns.size(); ++i) {
                Sidc sidc = row.sidc;
                sidc.identity = columns.at(i).identity;
                symbol(frameX(i), y, sidc, columns.at(i).side);
            }
            y += 66;
        }
    }
    [[nodiscard]] static double frameX(size_t column) { return 1400 + 140 * static_cast<double>(column); }

    void echelons() {
        constexpr std::array all{
            Echelon::team,
            Echelon::squad,
            Echelon::section,
            Echelon::platoon,
            Echelon::company,
            Echelon::battalion,
            Echelon::regiment,
            Echelon::brigade,
            Echelon::division,
            Echelon::corps,
            Echelon::army,
            Echelon::armyGroup,
            Echelon::theatre,
            Echelon::command};
        heading(1170, 448, tr("Sizes of units"));
        for (size_t i = 0; i < all.size(); ++i) {
            const double x = 1215 + 102 * static_cast<double>(i % 7);
            const size_t row = i / 7;
            const double y = 498 + 84 * static_cast<double>(row);
            Sidc sidc;
            sidc.identity = StandardIdentity::friendly;
            sidc.entity = 121100;
            sidc.echelon = all.at(i);
            symbol(x, y, sidc, "japan");
            text(x, y + 31, tr(echelonName(all.at(i))), 14, 98, true);
        }
    }

    void arms() {
        heading(1170, 654, tr("Arms"));
        size_t cell = 0;
        for (const SymbolEntity& entity : symbolEntities()) {
            if (entity.entity == 0) {
                continue; // an empty frame
            }
            Sidc sidc;
            sidc.identity = StandardIdentity::friendly;
            sidc.set = entity.set;
            sidc.entity = entity.entity;
            const double x = 1198 + 178 * static_cast<double>(cell % 4);
            const auto row = cell / 4;
            const double y = 700 + 55 * static_cast<double>(row);
            symbol(x, y, sidc, "japan");
            text(x + 34, y, tr(entity.name), 13, 104);
            ++cell;
        }
    }

    void flags() {
        heading(1170, 984, tr("Flags of the time"));
        double x = 1170;
        for (const Side& side : _campaign.sides) {
            if (side.flag == FlagDesign::none || x > 1850) {
                continue;
            }
            paintFlag(
                _painter,
                side.flag,
                sheetInstant,
                {x * _unit, 1004 * _unit, 45 * _unit, 30 * _unit},
                {_unit, _theme.text.withAlpha(0.7), _theme.casing});
            const std::string& name =
                side.shortName.empty() ? side.name.best(_view.language) : side.shortName.best(_view.language);
            text(x, 1050, name, 14, 112);
            x += 120;
        }
    }

    const Chronicle& _campaign;
    const ViewState _view;
    const double _unit; ///< pixels a unit of the page
    const Camera _camera;
    const Theme& _theme;
    const TextMetrics& _metrics;
    Frame _frame;
    Painter _painter;
    std::vector<SheetThings> _things; ///< one a perspective
    std::optional<SceneModel> _unitModel;
    std::vector<Text> _texts; ///< over everything
};

} // namespace

Frame composeSymbolSheet(
    const Chronicle& campaign, const ViewState& view, Viewport viewport, const TextMetrics& metrics) {
    return Page(campaign, view, viewport, metrics).take();
}

} // namespace khalkha
