#pragma once
// The last picture of a view, whole: while camera and ground stay the same, only the parts in which something
// changed are drawn anew.

#include "gpu/framebuffer.h"
#include "render/mesh_pass.h"
#include "render/picture_blocks.h"
#include "render/text_pass.h"

#include <optional>

namespace khalkha {

class KeptPicture {
public:
    /// Draws the commands from `first` on over the ground, a framebuffer of the size of the frame that is
    /// named by its key, and returns the framebuffer with the result. Texts and meshes are uploaded already.
    /// Null if parts are of no use here (tint bands among the commands): draw everything then.
    [[nodiscard]] const Framebuffer*
    update(const PassInput& in, size_t first, unsigned ground, MeshPass& meshes, TextPass& texts);
    /// The ground was drawn anew.
    void forget() { _blocks.reset(); }

private:
    void drawParts(
        const PassInput& in,
        size_t first,
        unsigned ground,
        std::span<const PartBox> parts,
        MeshPass& meshes,
        TextPass& texts) const;

    std::optional<Framebuffer> _picture;
    std::optional<PictureBlocks> _blocks; ///< of what the picture shows; none = nothing of use
};

} // namespace khalkha
