#include "render/font_metrics.h"
#include "render/glyph_distance.h"
#include "render/glyph_layout.h"
#include "render/mapped_file.h"

#include <stb/stb_truetype.h>

#include <array>
#include <cmath>
#include <mutex>
#include <unordered_map>

namespace khalkha {

namespace {

/// Faces of a weight, in this order; the collections of Noto Sans CJK hold JP, KR, SC, TC first.
enum FaceIndex { latinFace, japaneseFace, koreanFace, simplifiedFace, traditionalFace, facesOfWeight };

struct Face {
    stbtt_fontinfo info{};
    double unit = 0; ///< em of 1 px from font units
};

struct StbFree {
    const stbtt_fontinfo* info;
    void operator()(stbtt_vertex* vertices) const { stbtt_FreeShape(info, vertices); }
};

FaceIndex cjkFace(Language language) {
    switch (language) {
    case Language::zh:
        return traditionalFace;
    case Language::zhHans:
        return simplifiedFace;
    case Language::ko:
        return koreanFace;
    default:
        return japaneseFace;
    }
}

bool writesHan(Language language) {
    return language == Language::ja || language == Language::zh || language == Language::zhHans ||
           language == Language::ko;
}

/// General punctuation and symbols stand in both kinds of face, in different widths: with Han text they are
/// taken from its own face. Letters and digits always come from the Latin one.
bool latinFirst(char32_t point, Language language) {
    return point < 0x2000 || (point < 0x2E80 && !writesHan(language));
}

/// Found by a view, so that asking makes no string.
struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Straight legs of an outline in pixels at sdfSizePx, y down.
class Flattener {
public:
    explicit Flattener(double scale) : _scale(static_cast<float>(scale)) {}

    void add(const stbtt_vertex& vertex) {
        const Point to{static_cast<float>(vertex.x) * _scale, -static_cast<float>(vertex.y) * _scale};
        const Point c0{static_cast<float>(vertex.cx) * _scale, -static_cast<float>(vertex.cy) * _scale};
        const Point c1{static_cast<float>(vertex.cx1) * _scale, -static_cast<float>(vertex.cy1) * _scale};
        switch (vertex.type) {
        case STBTT_vmove:
            close();
            _start = _at = to;
            break;
        case STBTT_vcurve:
            // The cubic of the same shape.
            curve(mix(_at, c0, 2.0F / 3.0F), mix(to, c0, 2.0F / 3.0F), to);
            break;
        case STBTT_vcubic:
            curve(c0, c1, to);
            break;
        default:
            leg(to);
        }
    }
    void close() { leg(_start); }
    [[nodiscard]] const std::vector<OutlineLeg>& legs() const { return _legs; }

private:
    struct Point {
        float x = 0, y = 0;
    };
    static Point mix(Point a, Point b, float part) {
        return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
    }
    void leg(Point to) {
        if (to.x != _at.x || to.y != _at.y) {
            _legs.push_back({_at.x, _at.y, to.x, to.y});
        }
        _at = to;
    }
    void curve(Point c0, Point c1, Point to) {
        const Point from = _at;
        const float span = std::hypot(c0.x - from.x, c0.y - from.y) + std::hypot(c1.x - c0.x, c1.y - c0.y) +
                           std::hypot(to.x - c1.x, to.y - c1.y);
        const int steps = std::min(12, 1 + static_cast<int>(std::sqrt(span) * 1.6F));
        for (int i = 1; i < steps; ++i) {
            const float part = static_cast<float>(i) / static_cast<float>(steps);
            const Point a = mix(from, c0, part);
            const Point b = mix(c0, c1, part);
            const Point c = mix(c1, to, part);
            leg(mix(mix(a, b, part), mix(b, c, part), part));
        }
        leg(to);
    }

    float _scale;
    Point _at, _start;
    std::vector<OutlineLeg> _legs;
};

} // namespace

struct FontSet::Faces {
    using MeasuredTexts = std::unordered_map<std::string, Measured, TextHash, std::equal_to<>>;

    std::vector<MappedFile> files;
    std::array<Face, size_t{2} * facesOfWeight> faces;

    // Layout asks for the same few hundred glyphs and pairs for every frame.
    std::mutex mutex;
    std::unordered_map<std::uint64_t, GlyphId> glyphs;
    std::unordered_map<std::uint64_t, double> advances; ///< by face, glyph and next glyph
    // Placement of labels asks for the same texts for every frame. A text of which there is always another
    // (a date, a figure) must not fill the memory: what is full starts anew.
    static constexpr size_t mostTexts = 16384;
    std::array<MeasuredTexts, size_t{2} * languageCount> texts; ///< by language and weight

    Failure add(const std::filesystem::path& path, FaceIndex first, int count, bool bold) {
        Result<MappedFile> file = MappedFile::open(path);
        if (!file) {
            return file.error();
        }
        const std::uint8_t* bytes = file->bytes().data();
        for (int i = 0; i < count; ++i) {
            Face& face =
                faces.at(static_cast<size_t>(bold ? facesOfWeight : 0) + static_cast<size_t>(first + i));
            const int offset = stbtt_GetFontOffsetForIndex(bytes, i);
            if (file->bytes().size() < 1024 || offset < 0 || stbtt_InitFont(&face.info, bytes, offset) == 0) {
                return Error{
                    ErrorKind::input,
                    {path.string(), "", "", ""},
                    "the font file is damaged, or not the one expected",
                    "Install the packages fonts-noto-core and fonts-noto-cjk again."};
            }
            face.unit = stbtt_ScaleForMappingEmToPixels(&face.info, 1.0F);
        }
        files.push_back(*std::move(file));
        return std::nullopt;
    }

    [[nodiscard]] GlyphId find(char32_t point, Language language, bool bold) const {
        const FaceIndex own = cjkFace(language);
        std::array<FaceIndex, 7> order{
            latinFace, own, japaneseFace, traditionalFace, simplifiedFace, koreanFace, latinFace};
        if (!latinFirst(point, language)) {
            std::swap(order[0], order[1]);
        }
        for (const FaceIndex face : order) {
            const int index = (bold ? facesOfWeight : 0) + face;
            const int glyph =
                stbtt_FindGlyphIndex(&faces.at(static_cast<size_t>(index)).info, static_cast<int>(point));
            if (glyph != 0) {
                return {index, glyph};
            }
        }
        return {bold ? facesOfWeight : 0, 0};
    }
};

FontSet::FontSet(std::unique_ptr<Faces> faces) : _faces(std::move(faces)) {}
FontSet::~FontSet() = default;

Result<std::unique_ptr<FontSet>> FontSet::open(const FontFiles& files) {
    auto faces = std::make_unique<Faces>();
    constexpr int cjkFaces = facesOfWeight - japaneseFace;
    for (const bool bold : {false, true}) {
        if (Failure failure = faces->add(bold ? files.bold : files.regular, latinFace, 1, bold)) {
            return *failure;
        }
        if (Failure failure =
                faces->add(bold ? files.cjkBold : files.cjkRegular, japaneseFace, cjkFaces, bold)) {
            return *failure;
        }
    }
    return std::unique_ptr<FontSet>(new FontSet(std::move(faces)));
}

TextExtent FontSet::measure(std::string_view text, const TextStyle& style) const {
    // The same for every text of a style, so that lines of text stand evenly: the em box of Han characters
    // above, the depth of a Latin g below.
    constexpr double ascentEm = 0.88;
    constexpr double descentEm = 0.24;
    const Measured measured = measuredText(text, style);
    return {
        measured.widthEm * style.sizePx + static_cast<double>(measured.gaps) * style.letterSpacingPx,
        ascentEm * style.sizePx,
        descentEm * style.sizePx};
}

FontSet::Measured FontSet::measuredText(std::string_view text, const TextStyle& style) const {
    Faces::MeasuredTexts& known =
        _faces->texts.at(2 * static_cast<size_t>(style.language) + static_cast<size_t>(style.bold));
    {
        const std::lock_guard lock(_faces->mutex);
        if (const auto found = known.find(text); found != known.end()) {
            return found->second;
        }
    }
    const TextLayout layout = layOut(*this, text, {style.language, style.bold, 1, 0});
    const Measured measured{layout.widthPx, layout.glyphs.empty() ? 0 : layout.glyphs.size() - 1};
    const std::lock_guard lock(_faces->mutex);
    if (known.size() >= Faces::mostTexts) {
        known.clear();
    }
    known.emplace(text, measured);
    return measured;
}

GlyphId FontSet::glyph(char32_t codePoint, Language language, bool bold) const {
    const std::uint64_t key = (static_cast<std::uint64_t>(codePoint) << 8U) |
                              (static_cast<std::uint64_t>(language) << 1U) | static_cast<std::uint64_t>(bold);
    const std::lock_guard lock(_faces->mutex);
    const auto known = _faces->glyphs.find(key);
    if (known != _faces->glyphs.end()) {
        return known->second;
    }
    const GlyphId found = _faces->find(codePoint, language, bold);
    _faces->glyphs.emplace(key, found);
    return found;
}

double FontSet::advance(GlyphId glyph, GlyphId next) const {
    // Kerning exists within a face. Han and kana are set solid: stb_truetype would mix in the pairs that a
    // CJK face holds for vertical and for proportional setting.
    if (next.face != glyph.face || glyph.face % facesOfWeight != latinFace) {
        next = {glyph.face, -1};
    }
    const std::uint64_t key = (static_cast<std::uint64_t>(glyph.face) << 48U) |
                              (static_cast<std::uint64_t>(glyph.glyph) << 24U) |
                              static_cast<std::uint64_t>(next.glyph + 1);
    const std::lock_guard lock(_faces->mutex);
    const auto known = _faces->advances.find(key);
    if (known != _faces->advances.end()) {
        return known->second;
    }
    const Face& face = _faces->faces.at(static_cast<size_t>(glyph.face));
    int width = 0;
    int bearing = 0;
    stbtt_GetGlyphHMetrics(&face.info, glyph.glyph, &width, &bearing);
    if (next.glyph >= 0) {
        width += stbtt_GetGlyphKernAdvance(&face.info, glyph.glyph, next.glyph);
    }
    const double advance = width * face.unit;
    _faces->advances.emplace(key, advance);
    return advance;
}

SdfGlyph FontSet::rasterise(GlyphId glyph) const {
    const Face& face = _faces->faces.at(static_cast<size_t>(glyph.face));
    stbtt_vertex* raw = nullptr;
    const int count = stbtt_GetGlyphShape(&face.info, glyph.glyph, &raw);
    const std::unique_ptr<stbtt_vertex, StbFree> vertices(raw, StbFree{&face.info});
    Flattener outline(face.unit * sdfSizePx);
    for (int i = 0; i < count; ++i) {
        outline.add(raw[i]); // NOLINT(*-pointer-arithmetic)
    }
    outline.close();
    return distanceGlyph(outline.legs());
}

} // namespace khalkha
