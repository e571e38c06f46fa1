#include "scene/event_caption.h"

#include "base/text.h"

namespace khalkha {

namespace {

constexpr double titlePx = 27, datePx = 19;
constexpr size_t mostLines = 2;

/// Text cut into lines at blanks, East Asian text between any two characters; what is left over ends in "…".
std::vector<std::string>
wrapped(const std::string& text, const TextStyle& style, double widestPx, const TextMetrics& metrics) {
    const auto width = [&](const std::u32string& part) {
        return metrics.measure(toUtf8(part), style).widthPx;
    };
    std::u32string rest = toCodePoints(text);
    std::vector<std::string> lines;
    while (!rest.empty()) {
        size_t fits = rest.size();
        while (fits > 1 && width(rest.substr(0, fits)) > widestPx) {
            --fits;
        }
        if (fits == rest.size()) {
            lines.push_back(toUtf8(rest));
            break;
        }
        if (lines.size() + 1 == mostLines) {
            while (fits > 1 && width(rest.substr(0, fits) + U"…") > widestPx) {
                --fits;
            }
            lines.push_back(toUtf8(rest.substr(0, fits) + U"…"));
            break;
        }
        const size_t blank = rest.rfind(U' ', fits);
        const bool atBlank = blank != std::u32string::npos && blank > fits / 3;
        lines.push_back(toUtf8(rest.substr(0, atBlank ? blank : fits)));
        rest.erase(0, atBlank ? blank + 1 : fits);
    }
    return lines;
}

} // namespace

LabelBlock eventCaption(const ComposeInput& in, double scale, double widestPx) {
    const ThingRef& selected = in.view.selected;
    const Event* const event = in.view.eventCaption && selected.kind == ThingKind::event
                                   ? in.model.chronicle().event(selected.id)
                                   : nullptr;
    LabelBlock block;
    if (event == nullptr || widestPx <= 0) {
        return block;
    }
    const Language language = in.view.language;
    const std::string date = formatDate(event->start, language, DateStyle::dateTimeWithWeekday);
    addLine(block, date, {language, false, datePx * scale, 0}, in.theme.boxTextSecondary, in.metrics);
    block.heightPx += 2 * scale;
    const TextStyle style{language, true, titlePx * scale, 0};
    for (const std::string& line : wrapped(event->title.best(language), style, widestPx, in.metrics)) {
        addLine(block, line, style, in.theme.boxText, in.metrics);
    }
    return block;
}

} // namespace khalkha
