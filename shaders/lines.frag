#version 330 core
// Soft rim of a line; a line thinner than a pixel grows pale instead of broken.

noperspective in float across;
flat in float halfWidth;
flat in vec4 lineColour;

out vec4 colour;

void main() {
    float cover = clamp(halfWidth + 0.5 - abs(across), 0.0, min(1.0, 2.0 * halfWidth));
    colour = vec4(lineColour.rgb, lineColour.a * cover);
}
