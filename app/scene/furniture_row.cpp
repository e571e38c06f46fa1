#include "scene/furniture_row.h"

#include "base/translate.h"
#include "scene/picture_sources.h"
#include "scene/scale_bar.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

constexpr double datePx = 36, dateSecondPx = 20, basisPx = 16.5;
/// Parts of the area's height that the row may take, and the date alone where nothing else has room.
constexpr double highestPart = 0.45, highestDatePart = 0.75;

/// What the date box says, from all to the least.
enum class SecondLine { all, shorter, none };
enum class FirstLine {
    weekday,   ///< with the time of day, as all but hourBelow and numbers
    plain,     ///< without the weekday
    hourBelow, ///< the time of day on a line of its own
    numbers    ///< likewise, and the date in numbers
};
enum class BasisLine { one, broken, none };
struct DateForm {
    FirstLine first = FirstLine::weekday;
    SecondLine second = SecondLine::all;
    BasisLine basis = BasisLine::one;
    [[nodiscard]] bool hourBelow() const { return first >= FirstLine::hourBelow; }
};
constexpr std::array dateForms{
    DateForm{FirstLine::weekday, SecondLine::all, BasisLine::one},
    DateForm{FirstLine::plain, SecondLine::all, BasisLine::one},
    DateForm{FirstLine::plain, SecondLine::shorter, BasisLine::one},
    DateForm{FirstLine::plain, SecondLine::none, BasisLine::one},
    DateForm{FirstLine::plain, SecondLine::none, BasisLine::broken},
    DateForm{FirstLine::hourBelow, SecondLine::none, BasisLine::broken},
    DateForm{FirstLine::numbers, SecondLine::none, BasisLine::broken},
    // What the front rests on is still said by its strokes, and by what a click on it shows.
    DateForm{FirstLine::numbers, SecondLine::none, BasisLine::none}};

enum class Arrangement { beside, above, dateOnly };

/// A way to set the row.
struct RowForm {
    DateForm date;
    Arrangement arrangement = Arrangement::beside;
    double barPart = 1;
};

/// All ways, the fullest first.
std::vector<RowForm> rowForms() {
    constexpr double shortBar = 0.55;
    std::vector<RowForm> forms{{dateForms[0], Arrangement::beside, 1}};
    for (const Arrangement arrangement : {Arrangement::beside, Arrangement::above, Arrangement::dateOnly}) {
        for (const DateForm& date : dateForms) {
            // A date in numbers is for where nothing else has room.
            if (date.first != FirstLine::numbers || arrangement == Arrangement::dateOnly) {
                forms.push_back({date, arrangement, shortBar});
            }
        }
    }
    return forms;
}

/// A line that says what the front drawn rests on; "" when a source dates it or none is drawn.
std::string basisText(const ComposeInput& in, const ComposeNotes& notes) {
    const Language language = in.view.language;
    const bool interpolated = notes.legendEntries.contains("front.interpolated");
    const bool reconstructed = notes.legendEntries.contains("front.reconstructed");
    std::string text;
    if (interpolated && reconstructed) {
        text = tr(language, "Front: reconstructed, interpolated between dates");
    } else if (interpolated) {
        text = tr(language, "Front: interpolated between dates");
    } else if (reconstructed) {
        text = tr(language, "Front: reconstructed");
    }
    const std::string doubt = frontUncertainty(in);
    return text.empty() || doubt.empty() ? text : text + tr(language, " (") + doubt + tr(language, ")");
}

/// The first line of the date box.
std::string firstText(Instant at, int zone, Language language, FirstLine form) {
    switch (form) {
    case FirstLine::weekday:
        return formatInstant(at, zone, language, DateStyle::dateTimeWithWeekday);
    case FirstLine::plain:
        return formatInstant(at, zone, language, DateStyle::dateTime);
    case FirstLine::hourBelow:
        return formatInstant(at, zone, language, DateStyle::date);
    case FirstLine::numbers:
        break;
    }
    const std::string iso = isoInstant(at, zone);
    return iso.substr(0, iso.find('T'));
}

/// Width that the date never exceeds within a year, so that the box does not change from hour to hour.
double widestDate(const ComposeInput& in, const TextStyle& style, FirstLine form) {
    const int zone = in.model.chronicle().manifest.zoneMinutes;
    CivilTime civil = civilTime(in.view.at, zone);
    double widest = 0;
    // A Wednesday in a long month stands for the longest names; two digits each for day and hour.
    for (const int month : {9, 12}) {
        civil.month = month;
        civil.day = 20;
        civil.hour = 20;
        civil.minute = 0;
        civil.second = 0;
        const Instant day = instantOf(civil, zone);
        const int toWednesday = (3 - civilTime(day, zone).weekday + 7) % 7;
        const std::string text =
            firstText({day.seconds + toWednesday * secondsPerDay}, zone, style.language, form);
        widest = std::max(widest, in.metrics.measure(text, style).widthPx);
    }
    return widest;
}

/// Era and date in the second language; the shorter form has the second language alone, or the era where
/// there is none.
std::string secondText(const ComposeInput& in, SecondLine form) {
    const ViewState& view = in.view;
    const int zone = in.model.chronicle().manifest.zoneMinutes;
    if (form == SecondLine::none) {
        return {};
    }
    std::string era = view.eraYears ? formatEra(view.at, zone, view.language) : std::string();
    if (!view.secondLanguage || *view.secondLanguage == view.language) {
        return era;
    }
    std::string other = formatInstant(view.at, zone, *view.secondLanguage, DateStyle::dateWithWeekday);
    return era.empty() || form == SecondLine::shorter ? other : era + "    " + other;
}

struct BasisForm {
    BasisLine form = BasisLine::one;
    double scale = 1;
};

/// What the front rests on, below the date. Of two views both boxes are as high as the one that says more.
void addBasis(
    const ComposeInput& in,
    const ComposeNotes& notes,
    const ComposeNotes* picture,
    const BasisForm& basis,
    LabelBlock& block) {
    if (basis.form == BasisLine::none) {
        return;
    }
    const TextStyle style{in.view.language, false, basisPx * basis.scale, 0};
    constexpr size_t mostLines = 4;
    const double widest = block.widthPx;
    const auto linesOf = [&](const std::string& text) {
        return basis.form == BasisLine::broken && !text.empty()
                   ? wrappedLines(text, style, widest, mostLines, in.metrics)
                   : std::vector<std::string>(text.empty() ? 0 : 1, text);
    };
    std::vector<std::string> lines = linesOf(basisText(in, notes));
    if (picture != nullptr) {
        lines.resize(std::max(lines.size(), linesOf(basisText(in, *picture)).size()), " ");
    }
    block.heightPx += lines.empty() ? 0 : 4 * basis.scale;
    for (const std::string& line : lines) {
        addLine(block, line, style, in.theme.boxTextSecondary, in.metrics);
    }
}

LabelBlock makeDateBlock(
    const ComposeInput& in,
    const ComposeNotes& notes,
    const ComposeNotes* picture,
    const DateForm& form,
    double scale) {
    const ViewState& view = in.view;
    const int zone = in.model.chronicle().manifest.zoneMinutes;
    LabelBlock block;
    const TextStyle style{view.language, true, datePx * scale, 0};
    const std::string date = firstText(view.at, zone, view.language, form.first);
    addLine(block, date, style, in.theme.boxText, in.metrics);
    block.widthPx = std::max(block.widthPx, widestDate(in, style, form.first));
    if (form.hourBelow()) {
        // ISO's "…T21:00+09:00" has the hour at a fixed place.
        const std::string hour = isoInstant(view.at, zone);
        const size_t at = hour.find('T');
        addLine(
            block,
            at == std::string::npos ? std::string() : hour.substr(at + 1, 5),
            style,
            in.theme.boxText,
            in.metrics);
    }
    const std::string second = secondText(in, form.second);
    block.heightPx += second.empty() ? 0 : 4 * scale;
    const TextStyle secondStyle{view.language, false, dateSecondPx * scale, 0};
    addLine(block, second, secondStyle, in.theme.boxTextSecondary, in.metrics);
    addBasis(in, notes, picture, {form.basis, scale}, block);
    return block;
}

/// Width of the box with scale and north, whether it is shown or not.
double rowScaleWidth(const ComposeInput& in, double scale, double barPart) {
    ViewState view = in.view;
    view.scaleBox = view.northArrow = true;
    return measureScaleBox({in.model, view, in.camera, in.theme, in.sample, in.metrics}, scale, barPart)
        .widthPx;
}

/// Where nothing but the date has room, it stands close to the edge, and in a close box.
double marginOf(const RowForm& form) {
    return (form.arrangement == Arrangement::dateOnly ? 0.4 : 1) * furnitureMarginPx;
}
double paddingOf(const RowForm& form) {
    const bool close = form.arrangement == Arrangement::dateOnly && form.date.first == FirstLine::numbers;
    return (close ? 0.5 : 1) * furniturePaddingPx;
}

struct RowSize {
    double dateWidth = 0, dateHeight = 0;
    ScaleBoxSize scaleBox;
    double width = 0, height = 0; ///< of the whole, with its margins
};

RowSize measureRow(
    const ComposeInput& in, const LabelBlock& block, bool ofTwoViews, const RowForm& form, double scale) {
    const double margin = marginOf(form) * scale;
    RowSize size;
    if (in.view.dateBox) {
        size.dateWidth = block.widthPx + 2 * paddingOf(form) * scale;
        size.dateHeight = block.heightPx + 1.3 * paddingOf(form) * scale;
    }
    if (form.arrangement != Arrangement::dateOnly || !in.view.dateBox) {
        size.scaleBox = measureScaleBox(in, scale, form.barPart);
    }
    // Two views of a width set their rows in one way, though one of them has no scale.
    const double scaleWidth = ofTwoViews && form.arrangement != Arrangement::dateOnly
                                  ? rowScaleWidth(in, scale, form.barPart)
                                  : size.scaleBox.widthPx;
    if (form.arrangement == Arrangement::above) {
        size.width = std::max(size.dateWidth, scaleWidth) + 2 * margin;
        size.height = size.dateHeight + size.scaleBox.heightPx + 2.5 * margin;
    } else {
        size.width = size.dateWidth + scaleWidth + 3 * margin;
        size.height = std::max(size.dateHeight, size.scaleBox.heightPx) + 2 * margin;
    }
    return size;
}

} // namespace

BottomRow planBottomRow(
    const ComposeInput& in,
    const ComposeNotes& notes,
    const ComposeNotes* picture,
    const ScreenBox& area,
    const RowRequest& request) {
    const double areaWidth = area.right - area.left;
    const double areaHeight = area.bottom - area.top;
    BottomRow row;
    row.scale = request.scale;
    RowForm form;
    RowSize size;
    const auto set = [&](const RowForm& wanted) {
        form = wanted;
        row.dateBlock =
            in.view.dateBox ? makeDateBlock(in, notes, picture, form.date, row.scale) : LabelBlock{};
        size = measureRow(in, row.dateBlock, picture != nullptr, form, row.scale);
        const bool least = form.arrangement == Arrangement::dateOnly;
        const double highest = std::min(
            (least ? highestDatePart : highestPart) * areaHeight,
            std::max(1.0, areaHeight - request.takenPx));
        return std::min(areaWidth / size.width, highest / size.height);
    };
    bool fits = false;
    for (const RowForm& each : rowForms()) {
        if (set(each) >= 1) {
            fits = true;
            break;
        }
    }
    // Not even the date alone: the window is a strip, and a smaller row is better than none. The form that
    // has to give way least: all else would make a larger size of type a smaller one.
    for (int round = 0; !fits && round < 4; ++round) {
        RowForm best;
        double most = 0;
        for (const RowForm& each : rowForms()) {
            const double fit = set(each);
            best = fit > most ? each : best;
            most = std::max(most, fit);
        }
        fits = set(best) >= 1;
        row.scale *= fits ? 1 : 0.99 * most;
    }
    row.barPart = form.barPart;
    const double margin = marginOf(form) * row.scale;
    if (in.view.dateBox) {
        row.date = ScreenBox{
            area.left + margin,
            area.bottom - margin - size.dateHeight,
            area.left + margin + size.dateWidth,
            area.bottom - margin};
    }
    if (size.scaleBox.widthPx > 0) {
        const bool above = form.arrangement == Arrangement::above && row.date;
        const double bottom = above ? row.date->top - 0.5 * margin : area.bottom - margin;
        const double left = above ? row.date->left : area.right - margin - size.scaleBox.widthPx;
        row.scaleBox = ScreenBox{left, bottom - size.scaleBox.heightPx, left + size.scaleBox.widthPx, bottom};
    }
    return row;
}

} // namespace khalkha
