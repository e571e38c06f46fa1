#pragma once
// Frames of the built-in campaign, composed with the real fonts, without OpenGL.

#include "scene/compose.h"
#include "scene/label_report.h"

namespace khalkha::test {

/// Read once for the whole program.
[[nodiscard]] const SceneModel& campaignModel();
[[nodiscard]] const TextMetrics& realFonts();

[[nodiscard]] Instant at(const char* text); ///< e.g. 1945-08-14T21:00, in the campaign's zone
[[nodiscard]] ViewState view(const char* instant, LonLat target, double heightKm, Language language);
[[nodiscard]] inline ViewState theatre(const char* instant, Language language = Language::en) {
    return view(instant, {122.3, 45.2}, 3050, language);
}

struct Labelled {
    Frame frame;
    std::vector<ReportedLabel> labels;
};
[[nodiscard]] Labelled labelled(const ViewState& view, Viewport viewport = {1920, 1080});

/// What overlaps what: two labels, or a label and a box of the furniture; a line each.
[[nodiscard]] std::vector<std::string> overlaps(const Labelled& picture);

/// Labels that stand in both of two neighbouring frames, and how many of them jump: move by more than an em
/// on the ground, and away from what they keep to as well. And those that blink: are there, are not, and are
/// there again in three neighbouring frames, or the other way about.
struct Jumps {
    size_t compared = 0;
    std::vector<std::string> moved; ///< "id: px", in ems
    std::vector<std::string> blinking;
    void add(const Labelled& before, const Labelled& after, const std::string& when);
    void
    addBlinks(const Labelled& first, const Labelled& middle, const Labelled& last, const std::string& when);
    [[nodiscard]] double part() const {
        return compared == 0 ? 0 : static_cast<double>(moved.size()) / static_cast<double>(compared);
    }
    [[nodiscard]] double blinkingPart() const {
        return compared == 0 ? 0 : static_cast<double>(blinking.size()) / static_cast<double>(compared);
    }
};

} // namespace khalkha::test
